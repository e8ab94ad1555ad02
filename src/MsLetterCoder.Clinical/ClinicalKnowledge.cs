using System.Collections.Frozen;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical;

/// <summary>The knowledge files, loaded, checked and compiled once: concepts, phrases, cues, headings.</summary>
public sealed class ClinicalKnowledge
{
    /// <summary>Macros whose words several mentions may share: 'weakness and numbness of both legs'.</summary>
    private static readonly string[] SharedMacros =
        ["@det", "@side", "@leg", "@thigh", "@knee", "@hip", "@foot", "@arm", "@hand", "@shoulder", "@limb", "@face", "@trunk", "@back", "@neck", "@head", "@eye", "@skin", "@bladder", "@bowel", "@be", "@adv"];

    private const string Shorthand = "f-shorthand.tsv";

    private readonly Concept?[] _conceptOfPattern;
    private readonly CueKind?[] _cueOfPattern;

    private ClinicalKnowledge(ConceptInventory concepts, HeadingFinder headings, PhraseMatcher matcher, FrozenSet<int> shared, Triage.DrugTraits drugTraits)
    {
        Concepts = concepts;
        Headings = headings;
        Matcher = matcher;
        SharedSymbols = shared;
        DrugTraits = drugTraits;
        _conceptOfPattern = new Concept?[matcher.Count];
        _cueOfPattern = new CueKind?[matcher.Count];
        for (int i = 0; i < matcher.Count; i++)
        {
            _conceptOfPattern[i] = matcher[i].List == PhraseList.Lexicon ? concepts.Find(matcher[i].Label) : null;
            _cueOfPattern[i] = matcher[i].List == PhraseList.Cue && CueKind.TryRead(matcher[i].Label, out CueKind kind) ? kind : null;
        }
    }

    /// <summary>What the coding rules know beyond the table.</summary>
    public CodingKnowledge Coding { get; private init; } = null!;

    /// <summary>The concept inventory, with a site's corrections.</summary>
    public ConceptInventory Concepts { get; }

    internal HeadingFinder Headings { get; }

    /// <summary>What clinics are for, by their names.</summary>
    internal Clinics Clinics { get; private init; } = null!;

    /// <summary>What words around a finding say of its part in a letter.</summary>
    internal PrimaryCues PrimaryCues { get; private init; } = null!;

    internal PhraseMatcher Matcher { get; }

    /// <summary>An imported terminology; null where the inventory serves alone.</summary>
    internal IImportedTerms? Imported { get; private init; }

    /// <summary>Classes of words around mentions.</summary>
    internal WordClasses WordClasses { get; private init; } = WordClasses.Load(KnowledgeFile.Open("word-classes.tsv"));

    /// <summary>Cues of general clinical notes, for the command 'context'; read when first asked for.</summary>
    internal Lazy<NoteContext> Notes { get; } = new(() => NoteContext.Load(KnowledgeFile.Open("note-cues.tsv")));

    /// <summary>Phrases of messages beside red flags; read when the first message comes.</summary>
    internal Lazy<Triage.Facts.MessagePhrases> MessagePhrases { get; } = new(Triage.Facts.MessagePhrases.Load);

    /// <summary>What tells languages apart; read when the first message comes.</summary>
    internal Lazy<Triage.Facts.LanguageReader> Languages { get; } = new(Triage.Facts.LanguageReader.Load);

    /// <summary>Red flags that several things together raise.</summary>
    internal IReadOnlyList<Triage.FlagCombination> FlagCombinations { get; private init; } = [];

    /// <summary>What drugs mean for red flags.</summary>
    internal Triage.DrugTraits DrugTraits { get; }

    /// <summary>Reported numbers and their limits.</summary>
    internal IReadOnlyList<Triage.Measure> Measures { get; private init; } = [];

    /// <summary>Rules that set a least urgency without a red flag.</summary>
    internal IReadOnlyList<Triage.UrgencyFloor> UrgencyFloors { get; private init; } = [];

    /// <summary>Vocabulary symbols of words that overlapping mentions may share.</summary>
    internal FrozenSet<int> SharedSymbols { get; }

    /// <summary>The concept that a pattern names; null for a pattern of another list.</summary>
    internal Concept? ConceptOf(int pattern) => _conceptOfPattern[pattern];

    /// <summary>The cue that a pattern is; null for a pattern of another list.</summary>
    internal CueKind? CueOf(int pattern) => _cueOfPattern[pattern];

    /// <summary>Loads everything built into the program, and phrases harvested from a corpus.</summary>
    /// <param name="harvested">Phrases of a corpus.</param>
    /// <param name="repairs">Which damaged words are read as what was meant.</param>
    /// <param name="abbreviations">False leaves out of the lexicon what names a concept by its abbreviation: words in exact case and the list of shorthand.</param>
    /// <param name="overrides">What a site's coders corrected in the code table.</param>
    /// <param name="imported">A terminology whose terms are found too.</param>
    /// <exception cref="KnowledgeException">A file is malformed; the message names file and line.</exception>
    public static ClinicalKnowledge Load(
        IEnumerable<HarvestedPhrase>? harvested = null,
        WordRepairs repairs = WordRepairs.All,
        bool abbreviations = true,
        CodingOverrides? overrides = null,
        IImportedTerms? imported = null)
    {
        ConceptInventory concepts = ConceptInventory.Load().With(overrides ?? CodingOverrides.None);
        concepts = imported is null ? concepts : concepts.With(imported);
        var files = new PatternFiles();
        files.Macros(KnowledgeFile.Open("macros.tsv"));
        IReadOnlyList<string> names = KnowledgeFile.Names("lexicon");
        foreach (string name in names.Where(IsMacroFile))
        {
            files.Macros(KnowledgeFile.Open(name));
        }

        var patterns = new List<PhrasePattern>();
        foreach (string name in names.Where(n => !IsMacroFile(n) && (abbreviations || !n.EndsWith(Shorthand, StringComparison.Ordinal))))
        {
            IEnumerable<PhrasePattern> read = files.Patterns(KnowledgeFile.Open(name), PhraseList.Lexicon, key => concepts.Find(key) is null ? $"unknown concept '{key}'" : null);
            patterns.AddRange(abbreviations ? read : read.Select(p => WithoutAbbreviations.Of(p.Node) is { } node ? p with { Node = node } : null).OfType<PhrasePattern>());
        }

        // A concept's own term of several words names it whatever the lists hold; single words may be ambiguous and are the lists' business.
        IEnumerable<HarvestedPhrase> terms = concepts.All.Where(c => c.Term.Contains(' ', StringComparison.Ordinal)).Select(c => new HarvestedPhrase(c.Key, c.Term));
        foreach (HarvestedPhrase phrase in terms.Concat(harvested ?? []))
        {
            if (concepts.Find(phrase.Key) is not null && PatternFiles.Literal(phrase.Surface) is { } node)
            {
                patterns.Add(new PhrasePattern { List = PhraseList.Lexicon, Label = phrase.Key, Node = node, Origin = HarvestedPhrase.Origin });
            }
        }

        patterns.AddRange(files.Patterns(KnowledgeFile.Open("context-cues.tsv"), PhraseList.Cue, label => CueKind.TryRead(label, out _) ? null : $"unknown cue '{label}'"));
        patterns.AddRange(files.Patterns(KnowledgeFile.Open("red-flags.tsv"), PhraseList.RedFlag, label => Triage.RedFlagTable.IsKnown(label) ? null : $"unknown red flag '{label}'"));
        patterns.AddRange(files.Patterns(KnowledgeFile.Open("signals.tsv"), PhraseList.Signal, _ => null));
        PhraseMatcher matcher = PhraseMatcher.Compile(patterns, words => new WordRepair(words, RealWords.Load(KnowledgeFile.Open("real-words.tsv")), DrugNames(concepts), repairs));
        HeadingFinder headings = HeadingFinder.Load(KnowledgeFile.Open("headings.tsv"));
        IReadOnlyList<Triage.Measure> measures = Triage.Measure.Load(KnowledgeFile.Open("measures.tsv"));
        HashSet<string> signals = [.. patterns.Where(p => p.List == PhraseList.Signal).Select(p => p.Label), .. measures.SelectMany(m => new[] { m.LowSignal, m.HighSignal })];
        IReadOnlyList<Triage.FlagCombination> combinations = Triage.FlagCombination.Load(KnowledgeFile.Open("red-flag-combinations.tsv"), concepts, signals);
        signals.UnionWith(combinations.Where(c => c.Raises.StartsWith(Triage.Sightings.SignalPrefix, StringComparison.Ordinal)).Select(c => c.Raises[Triage.Sightings.SignalPrefix.Length..]));
        FrozenSet<int> shared = matcher.Symbols(SharedMacros.SelectMany(files.MacroWords)).ToFrozenSet();
        return new ClinicalKnowledge(concepts, headings, matcher, shared, Triage.DrugTraits.Load(KnowledgeFile.Open("drug-traits.tsv"), concepts))
        {
            Imported = imported,
            FlagCombinations = combinations,
            Coding = CodingKnowledge.Load(concepts),
            Clinics = Clinics.Load(KnowledgeFile.Open("clinics.tsv"), concepts),
            PrimaryCues = PrimaryCues.Load(KnowledgeFile.Open("primary-cues.tsv")),
            Measures = measures,
            UrgencyFloors = Triage.UrgencyFloor.Load(KnowledgeFile.Open("urgency-floors.tsv"), signals),
        };
    }

    private static IEnumerable<string> DrugNames(ConceptInventory concepts) =>
        concepts.All.Where(c => c.Kind == "drug").SelectMany(c => c.BrandNames.Append(c.Term).Append(c.Key)).Select(n => n.ToLowerInvariant()).Where(n => n.All(char.IsLetter)).Distinct();

    private static bool IsMacroFile(string name) => Path.GetFileName(name).StartsWith("macros", StringComparison.Ordinal);
}
