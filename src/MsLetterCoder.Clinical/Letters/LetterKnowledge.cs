using System.Collections.Frozen;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Letters.Tables;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>The tables of the employer letter (Knowledge/letters), loaded once and checked against each other and the concept inventory.</summary>
public sealed class LetterKnowledge
{
    private readonly FrozenDictionary<string, SymptomRow> _byKey;
    private readonly FrozenDictionary<string, SymptomRow> _byConcept;
    private readonly FrozenDictionary<string, LeftOutRow> _leftOut;
    private readonly ILookup<string, EffectRow> _effects;
    private readonly ILookup<string, TriggerRow> _triggers;
    private readonly ILookup<string, AdjustmentRow> _adjustments;
    private readonly FrozenDictionary<string, TemplateRow[]> _templates;
    private readonly Dictionary<string, string> _cautions;

    private LetterKnowledge(LetterTableReader reader)
    {
        Places = reader.Places().ToFrozenDictionary(p => p.Key, StringComparer.Ordinal);
        Symptoms = reader.Symptoms(Places);
        _byKey = Unique(Symptoms, s => s.Key, "symptoms");
        _byConcept = Unique(Symptoms.SelectMany(s => s.Concepts.Select(c => (Concept: c, Row: s))), p => p.Concept, "symptoms").ToFrozenDictionary(p => p.Key, p => p.Value.Row, StringComparer.Ordinal);
        Effects = reader.Effects();
        _effects = Effects.ToLookup(e => e.Row, StringComparer.Ordinal);
        Triggers = reader.Triggers();
        _triggers = Triggers.ToLookup(t => t.Row, StringComparer.Ordinal);
        Adjustments = reader.Adjustments();
        FrozenDictionary<string, AdjustmentRow> adjustments = Unique(Adjustments, a => a.Key, "adjustments");
        Pairings = reader.Pairings();
        _adjustments = Pairings.OrderBy(p => p.Order).ToLookup(
            p => p.Row,
            p => adjustments.GetValueOrDefault(p.Adjustment) ?? throw new KnowledgeException($"letters/symptom-adjustments.tsv: unknown adjustment '{p.Adjustment}'."),
            StringComparer.Ordinal);
        StatedWords = reader.StatedWords();
        TriggerCues = reader.Pairs("trigger-cues").ToDictionary(p => p.Key, p => p.Value.Split('|', StringSplitOptions.TrimEntries), StringComparer.Ordinal);
        Laws = reader.Laws();
        Welsh = reader.Welsh();
        Pages = reader.Pages();
        _leftOut = Unique(reader.LeftOut(), r => r.Concept, "left-out");
        WatchWords = reader.WatchWords();
        ConsentWordings = reader.ConsentWordings();
        _cautions = reader.Pairs("cautions");
        MeasuredNames = reader.Pairs("measured-names");
        Syllables = reader.Pairs("syllables").ToFrozenDictionary(p => p.Key, p => int.Parse(p.Value, System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        _templates = reader.Templates().GroupBy(t => t.Key, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>What a draft bears on each page.</summary>
    public string DraftMark => Template("draft", LetterVoice.First);

    /// <summary>Wordings of the consent, oldest first; the last is the one in use.</summary>
    public IReadOnlyList<ConsentWording> ConsentWordings { get; }

    internal IReadOnlyDictionary<string, PlaceRow> Places { get; }

    internal IReadOnlyList<SymptomRow> Symptoms { get; }

    internal IReadOnlyList<EffectRow> Effects { get; }

    internal IReadOnlyList<TriggerRow> Triggers { get; }

    internal IReadOnlyList<AdjustmentRow> Adjustments { get; }

    internal IReadOnlyList<PairingRow> Pairings { get; }

    internal IReadOnlyList<StatedWord> StatedWords { get; }

    /// <summary>Phrases of a letter by the trigger they state.</summary>
    internal IReadOnlyDictionary<string, string[]> TriggerCues { get; }

    internal IReadOnlyList<LawRow> Laws { get; }

    /// <summary>Fixed words of the letter in Welsh, as a published source has them; gaps are for a person.</summary>
    public IReadOnlyList<(string English, string Welsh, string Source)> PublishedWelsh => [.. Welsh.Where(w => w.Welsh.Length > 0).Select(w => (w.English, w.Welsh, w.Source))];

    internal IReadOnlyList<WelshRow> Welsh { get; }

    internal IReadOnlyList<PageRow> Pages { get; }

    internal IReadOnlyList<WatchRow> WatchWords { get; }

    internal IReadOnlyDictionary<string, string> MeasuredNames { get; }

    internal FrozenDictionary<string, int> Syllables { get; }

    internal IEnumerable<TemplateRow> Templates => _templates.Values.SelectMany(t => t);

    internal IEnumerable<LeftOutRow> LeftOut => _leftOut.Values;

    /// <summary>Loads the tables built into the program.</summary>
    /// <exception cref="KnowledgeException">A table is malformed or contradicts another; the message names file and, where it is one, line.</exception>
    public static LetterKnowledge Load(ConceptInventory concepts) => Load(concepts, KnowledgeFile.Open);

    /// <summary>The words of caution for a kind of sensitive matter, 'diagnosis' and 'driving'; null for what is none.</summary>
    public string? Caution(string kind) => _cautions.GetValueOrDefault(kind);

    /// <summary>The law or a scheme of a nation as it stands on the consent page ('medical_report') or in the letter; null where there is none.</summary>
    public string? Law(Nation nation, string topic) => LawRowOf(nation, topic)?.Sentences;

    internal static LetterKnowledge Load(ConceptInventory concepts, Func<string, KnowledgeFile> open)
    {
        var knowledge = new LetterKnowledge(new LetterTableReader(open));
        LetterTableCheck.Check(knowledge, concepts);
        return knowledge;
    }

    internal LawRow? LawRowOf(Nation nation, string topic) => Laws.FirstOrDefault(l => l.Nation == nation && l.Topic == topic);

    internal SymptomRow? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The row that stands for a concept; null for one that no letter names.</summary>
    internal SymptomRow? RowOf(string? concept) => concept is null ? null : _byConcept.GetValueOrDefault(concept);

    internal LeftOutRow? LeftOutOf(string? concept) => concept is null ? null : _leftOut.GetValueOrDefault(concept);

    internal IEnumerable<EffectRow> EffectsOf(string row) => _effects[row];

    internal IEnumerable<TriggerRow> TriggersOf(string row) => _triggers[row];

    /// <summary>Adjustments that suit a row, most useful first.</summary>
    internal IEnumerable<AdjustmentRow> AdjustmentsOf(string row) => _adjustments[row];

    internal StatedWord? Stated(string attribute, string word) => StatedWords.FirstOrDefault(s => s.Attribute == attribute && s.Word.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Fixed words in a voice, pronouns filled.</summary>
    internal string Template(string key, LetterVoice voice) => Placeholders.Voiced(TemplateText(key, voice), voice);

    private static FrozenDictionary<string, T> Unique<T>(IEnumerable<T> rows, Func<T, string> key, string table)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (T row in rows)
        {
            if (!found.TryAdd(key(row), row))
            {
                throw new KnowledgeException($"letters/{table}.tsv: '{key(row)}' stands twice.");
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private string TemplateText(string key, LetterVoice voice)
    {
        bool first = voice == LetterVoice.First;
        return Array.Find(_templates.GetValueOrDefault(key) ?? [], t => t.First is null || t.First == first)?.Text
            ?? throw new KnowledgeException($"letters/templates.tsv: '{key}' has no words for the {(first ? "first" : "third")} person.");
    }
}
