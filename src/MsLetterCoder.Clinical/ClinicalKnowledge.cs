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

    private ClinicalKnowledge(ConceptInventory concepts, HeadingFinder headings, PhraseMatcher matcher, FrozenDictionary<int, (CueType Type, CueDirection Direction)> cues, FrozenSet<int> shared)
    {
        Concepts = concepts;
        Headings = headings;
        Matcher = matcher;
        Cues = cues;
        SharedSymbols = shared;
    }

    /// <summary>The concept inventory.</summary>
    public ConceptInventory Concepts { get; }

    internal HeadingFinder Headings { get; }

    internal PhraseMatcher Matcher { get; }

    /// <summary>Type and direction by pattern number.</summary>
    internal FrozenDictionary<int, (CueType Type, CueDirection Direction)> Cues { get; }

    /// <summary>Red flags that several things together raise.</summary>
    internal IReadOnlyList<Triage.FlagCombination> FlagCombinations { get; private init; } = [];

    /// <summary>Vocabulary symbols of words that overlapping mentions may share.</summary>
    internal FrozenSet<int> SharedSymbols { get; }

    /// <summary>Loads everything built into the program, and phrases harvested from a corpus.</summary>
    /// <exception cref="KnowledgeException">A file is malformed; the message names file and line.</exception>
    public static ClinicalKnowledge Load(IEnumerable<HarvestedPhrase>? harvested = null)
    {
        ConceptInventory concepts = ConceptInventory.Load();
        var files = new PatternFiles();
        files.Macros(KnowledgeFile.Open("macros.tsv"));
        IReadOnlyList<string> names = KnowledgeFile.Names("lexicon");
        foreach (string name in names.Where(IsMacroFile))
        {
            files.Macros(KnowledgeFile.Open(name));
        }

        var patterns = new List<PhrasePattern>();
        foreach (string name in names.Where(n => !IsMacroFile(n)))
        {
            patterns.AddRange(files.Patterns(KnowledgeFile.Open(name), PhraseList.Lexicon, key => concepts.Find(key) is null ? $"unknown concept '{key}'" : null));
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

        patterns.AddRange(files.Patterns(KnowledgeFile.Open("context-cues.tsv"), PhraseList.Cue, label => Cue.TryReadLabel(label, out _, out _) ? null : $"unknown cue '{label}'"));
        patterns.AddRange(files.Patterns(KnowledgeFile.Open("red-flags.tsv"), PhraseList.RedFlag, label => Triage.RedFlagTable.IsKnown(label) ? null : $"unknown red flag '{label}'"));
        patterns.AddRange(files.Patterns(KnowledgeFile.Open("signals.tsv"), PhraseList.Signal, _ => null));
        PhraseMatcher matcher = PhraseMatcher.Compile(patterns);
        var cues = new Dictionary<int, (CueType, CueDirection)>();
        for (int i = 0; i < matcher.Count; i++)
        {
            if (matcher[i].List == PhraseList.Cue && Cue.TryReadLabel(matcher[i].Label, out CueType type, out CueDirection direction))
            {
                cues.Add(i, (type, direction));
            }
        }

        HeadingFinder headings = HeadingFinder.Load(KnowledgeFile.Open("headings.tsv"));
        return new ClinicalKnowledge(concepts, headings, matcher, cues.ToFrozenDictionary(), matcher.Symbols(SharedMacros.SelectMany(files.MacroWords)).ToFrozenSet())
        {
            FlagCombinations = Triage.FlagCombination.Load(KnowledgeFile.Open("red-flag-combinations.tsv"), concepts),
        };
    }

    private static bool IsMacroFile(string name) => Path.GetFileName(name).StartsWith("macros", StringComparison.Ordinal);
}
