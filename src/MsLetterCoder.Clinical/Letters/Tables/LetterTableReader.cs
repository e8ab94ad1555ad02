using System.Globalization;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters.Tables;

/// <summary>Reads the files of Knowledge/letters. Every fault names file and line.</summary>
internal sealed class LetterTableReader(Func<string, KnowledgeFile> open)
{
    private static readonly string[] Leads = ["have", "use", "need", "am"];

    public List<T> Rows<T>(string name, int columns, Func<KnowledgeRow, T> read) =>
        [.. open($"letters/{name}.tsv").Rows.Select(row => row.Cells.Count == columns ? read(row) : throw row.Error($"{row.Cells.Count} columns, not {columns}"))];

    public List<PlaceRow> Places() => Rows("places", 7, row =>
        new PlaceRow(Key(row, 0), row.Cell(1), Template(row, 2), Template(row, 3), Template(row, 4), List(row, 5)));

    public List<SymptomRow> Symptoms(IReadOnlyDictionary<string, PlaceRow> places) => Rows("symptoms", 13, row => new SymptomRow
    {
        Key = Key(row, 0),
        Concepts = List(row, 1),
        Group = Key(row, 2),
        SensitiveAs = row.Cell(3) is "yes" or "no" && (row.Cell(3) == "yes") == (row.Cell(4).Length > 0) ? row.Cell(4) : throw row.Error("sensitive is yes with its kind, or no without"),
        Lead = Leads.Contains(row.Cell(5)) ? row.Cell(5) : throw row.Error($"lead '{row.Cell(5)}'"),
        Phrase = Template(row, 6),
        First = row.Cell(7),
        Third = row.Cell(8),
        Neutral = Template(row, 9),
        Places = PlacesOf(row, List(row, 1), places),
        Sources = List(row, 11),
    });

    public List<EffectRow> Effects() => Rows("work-effects", 5, row =>
        new EffectRow(Key(row, 0), row.Cell(1) == "any" ? null : Work(row, row.Cell(1)), Template(row, 2), List(row, 3)));

    public List<TriggerRow> Triggers() => Rows("triggers", 5, row => new TriggerRow(Key(row, 0), Key(row, 1), Template(row, 2), List(row, 3)));

    public List<AdjustmentRow> Adjustments() => Rows("adjustments", 6, row =>
        new AdjustmentRow(Key(row, 0), row.Cell(1) == "any" ? [] : [.. List(row, 1).Select(w => Work(row, w))], Template(row, 2), Template(row, 3), List(row, 4)));

    public List<PairingRow> Pairings() => Rows("symptom-adjustments", 5, row =>
        new PairingRow(Key(row, 0), int.TryParse(row.Cell(1), NumberStyles.None, CultureInfo.InvariantCulture, out int order) ? order : throw row.Error("order is a number"), Key(row, 2), List(row, 3)));

    public List<StatedWord> StatedWords() => Rows("stated-words", 5, row =>
        new StatedWord(row.Cell(0) is "severity" or "side" or "pattern" or "trigger" ? row.Cell(0) : throw row.Error($"attribute '{row.Cell(0)}'"), Filled(row, 1), Template(row, 2), List(row, 3)));

    public List<LawRow> Laws() => Rows("law", 7, row => new LawRow(
        Enum.TryParse(row.Cell(0).Replace(" ", "", StringComparison.Ordinal), out Nation nation) ? nation : throw row.Error($"nation '{row.Cell(0)}'"),
        Key(row, 1),
        row.Cell(2) is "letter" or "page" ? row.Cell(2) == "page" : throw row.Error("where is letter or page"),
        Template(row, 3),
        List(row, 4),
        Filled(row, 5)));

    public List<WelshRow> Welsh() => Rows("welsh", 6, row => (row.Cell(2).Length > 0) == (row.Cell(3).Length > 0)
        ? new WelshRow(Key(row, 0), Filled(row, 1), row.Cell(2), row.Cell(3), row.Cell(4))
        : throw row.Error("Welsh words and their source go together"));

    public List<PageRow> Pages() => Rows("sources", 5, row => new PageRow(Filled(row, 0), Filled(row, 1), Filled(row, 2), row.Cell(3), Filled(row, 4)));

    public List<TemplateRow> Templates() => Rows("templates", 3, row => new TemplateRow(
        Key(row, 0),
        row.Cell(1) switch { "first" => true, "third" => false, "any" => null, _ => throw row.Error($"voice '{row.Cell(1)}'") },
        Template(row, 2)));

    public List<LeftOutRow> LeftOut() => Rows("left-out", 3, row =>
        new LeftOutRow(Key(row, 0), row.Cell(1) is "" or "ms" or "never" ? row.Cell(1) : throw row.Error($"as '{row.Cell(1)}'"), Filled(row, 2)));

    public List<WatchRow> WatchWords() => Rows("watch-words", 4, row => new WatchRow(
        Labels.TryRead(row.Cell(0), out ReleaseFindingKind kind) ? kind : throw row.Error($"finding '{row.Cell(0)}'"),
        Filled(row, 1),
        List(row, 2),
        Pattern(row)));

    public List<ConsentWording> ConsentWordings() => Rows("consent-wording", 2, row => (Version: Filled(row, 0), Sentence: Filled(row, 1)))
        .GroupBy(r => r.Version, r => r.Sentence, StringComparer.Ordinal).Select(g => new ConsentWording(g.Key, [.. g])).ToList() is { Count: > 0 } wordings
        ? wordings
        : throw new KnowledgeException("letters/consent-wording.tsv: there is no wording.");

    public Dictionary<string, string> Pairs(string name) => Rows(name, 2, row => (Filled(row, 0), Filled(row, 1))).ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);

    private static Regex Pattern(KnowledgeRow row)
    {
        try
        {
            return new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{Filled(row, 3)})(?!(?<=\w)\p{{L}})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(PatternLimits.Milliseconds));
        }
        catch (ArgumentException e)
        {
            throw row.Error("the pattern is no regular expression", e);
        }
    }

    private static Dictionary<string, PlaceRow> PlacesOf(KnowledgeRow row, IReadOnlyList<string> concepts, IReadOnlyDictionary<string, PlaceRow> places)
    {
        var found = new Dictionary<string, PlaceRow>(StringComparer.Ordinal);
        foreach (string cell in List(row, 10))
        {
            string[] parts = cell.Split('=');
            if (!places.TryGetValue(parts[^1], out PlaceRow? place) || parts.Length > 2 || (parts.Length == 2 && !concepts.Contains(parts[0])))
            {
                throw row.Error($"place '{cell}'");
            }

            foreach (string concept in parts.Length == 2 ? [parts[0]] : concepts)
            {
                found[concept] = place;
            }
        }

        return found;
    }

    private static WorkKind Work(KnowledgeRow row, string label) => Labels.TryRead(label, out WorkKind work) ? work : throw row.Error($"kind of work '{label}'");

    private static string Filled(KnowledgeRow row, int column) => row.Cell(column).Length > 0 ? row.Cell(column) : throw row.Error($"column {column + 1} is empty");

    private static string Key(KnowledgeRow row, int column) =>
        row.Cell(column) is { Length: > 0 } key && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? key : throw row.Error($"'{row.Cell(column)}' is no key");

    private static string Template(KnowledgeRow row, int column) =>
        Placeholders.Unknown(row.Cell(column)) is { } unknown ? throw row.Error($"unknown placeholder at '{unknown}'") : row.Cell(column);

    private static string[] List(KnowledgeRow row, int column) => row.Cell(column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
