using System.Globalization;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>A site's corrections of the code table: a reviewed file beside the configuration, which imports and rebuilds leave alone. Tab separated, its first line
/// 'concept column value reviewer date reason'; concept is a key or a SNOMED CT identifier.</summary>
public sealed class CodingOverrides
{
    private static readonly string[] Header = ["concept", "column", "value", "reviewer", "date", "reason"];

    private readonly ILookup<string, CodingOverride> _byKey;

    private CodingOverrides(List<CodingOverride> all)
    {
        All = all;
        _byKey = all.Where(o => o.Key is not null).ToLookup(o => o.Key!, StringComparer.Ordinal);
        Imported = [.. all.Where(o => o.Key is null).GroupBy(o => o.SnomedId).Select(g => Correct(Unknown(g.Key), g))];
    }

    /// <summary>No corrections.</summary>
    public static CodingOverrides None { get; } = new([]);

    /// <summary>All corrections in the order of the file.</summary>
    public IReadOnlyList<CodingOverride> All { get; }

    /// <summary>How many there are.</summary>
    public int Count => All.Count;

    /// <summary>Concepts without a key that the file gives codes.</summary>
    internal IReadOnlyList<Concept> Imported { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="text">Its content.</param>
    /// <param name="concepts">The inventory as built.</param>
    /// <exception cref="KnowledgeException">A line is wrong; the message names file, line and column.</exception>
    public static CodingOverrides Parse(string name, string text, ConceptInventory concepts)
    {
        var read = new List<CodingOverride>();
        bool header = false;
        foreach (KnowledgeRow row in KnowledgeFile.From(name, text.TrimStart('\uFEFF')).Rows)
        {
            if (!header)
            {
                header = row.Cells.Select(c => c.Trim()).SequenceEqual(Header, StringComparer.Ordinal) ? true : throw row.Error($"the first line is: {string.Join(" <tab> ", Header)}");
                continue;
            }

            CodingOverride one = Read(row, concepts);
            if (read.Exists(o => o.Key == one.Key && o.SnomedId == one.SnomedId && o.Column == one.Column))
            {
                throw row.Error($"column 'column': '{one.Column}' of '{row.Cell(0)}' is corrected twice");
            }

            read.Add(one);
        }

        return new CodingOverrides(read);
    }

    /// <summary>The concept as corrected.</summary>
    internal Concept Apply(Concept concept) => _byKey[concept.Key].Any() ? Correct(concept, _byKey[concept.Key]) : concept;

    private static CodingOverride Read(KnowledgeRow row, ConceptInventory concepts)
    {
        KnowledgeException Wrong(string column, string words) => row.Error($"column '{column}': {words}");
        if (row.Cells.Count != Header.Length)
        {
            throw row.Error($"{row.Cells.Count} columns stand here and {Header.Length} are due: {string.Join(", ", Header)}");
        }

        string named = row.Cell(0);
        Concept? concept = concepts.Find(named);
        SnomedId id = default;
        if (concept is null && !SnomedId.TryParse(named, out id))
        {
            throw Wrong("concept", $"'{named}' is no key of the inventory and no SNOMED CT identifier");
        }

        concept ??= concepts.All.FirstOrDefault(c => c.SnomedId == id);
        if (!OverrideColumn.All.Contains(row.Cell(1)))
        {
            throw Wrong("column", $"'{row.Cell(1)}' is none of {string.Join(", ", OverrideColumn.All)}");
        }

        if (Problem(row.Cell(1), row.Cell(2)) is { } problem)
        {
            throw Wrong("value", problem);
        }

        if (row.Cell(3).Length == 0)
        {
            throw Wrong("reviewer", "nobody is named");
        }

        if (!DateOnly.TryParseExact(row.Cell(4), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            throw Wrong("date", $"'{row.Cell(4)}' is no date such as 2026-01-31");
        }

        return new CodingOverride
        {
            Key = concept?.Key,
            SnomedId = concept is null ? id : default,
            Column = row.Cell(1),
            Value = row.Cell(2),
            Reviewer = row.Cell(3),
            Date = date,
            Reason = row.Cell(5).Length > 0 ? row.Cell(5) : throw Wrong("reason", "none is given"),
            Line = row.Line,
        };
    }

    private static string? Problem(string column, string value)
    {
        string[] codes = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return column switch
        {
            OverrideColumn.Ask => Concept.TryReadAsk(value, out _, out _) ? null : "codes, a colon and a question are due",
            OverrideColumn.IntegralTo => codes.FirstOrDefault(c => !IsPattern(c)) is { } bad ? $"'{bad}' is no code and no beginning of one with '*'" : null,
            OverrideColumn.History or OverrideColumn.Family when codes.Length > 1 => "one code at most is due",
            _ => codes.FirstOrDefault(c => !Icd10Code.TryParse(c, out _)) is { } bad ? $"'{bad}' is not an ICD-10 code in UK form (G35X, N31.9, M79.69)" : null,
        };
    }

    private static bool IsPattern(string text) => Icd10Code.TryParse(text, out _) || (text.Length >= 2 && text[^1] == '*' && char.IsAsciiLetterUpper(text[0]) && text[1..^1].All(c => char.IsAsciiDigit(c) || c == '.'));

    private static Concept Unknown(SnomedId id) => new()
    {
        Key = id.ToString(),
        ScoreAs = id.ToString(),
        SnomedId = id,
        Term = id.ToString(),
        Kind = "finding",
        Group = "imported",
    };

    private static Concept Correct(Concept concept, IEnumerable<CodingOverride> corrections)
    {
        var cited = concept.Overrides.ToDictionary(StringComparer.Ordinal);
        foreach (CodingOverride correction in corrections)
        {
            cited[correction.Column] = correction.Citation;
            IReadOnlyList<Icd10Code> codes = [.. correction.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => Icd10Code.TryParse(c, out Icd10Code code) ? code : default)];
            concept = correction.Column switch
            {
                OverrideColumn.Icd10 => concept with { Icd10 = codes },
                OverrideColumn.Ask => concept with { Icd10Ask = correction.Value.Length == 0 ? null : correction.Value },
                OverrideColumn.History => concept with { Icd10History = codes is [var history] ? history : default },
                OverrideColumn.Family => concept with { Icd10Family = codes is [var family] ? family : default },
                _ => concept with { IntegralTo = correction.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
            };
        }

        return concept with { Overrides = cited };
    }
}
