using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Terminology;

/// <summary>What the rows of a map say of one concept: a code only where there is one row that always holds, else the candidates for a person.</summary>
public static class MapDecision
{
    private const string Map = "UK ICD-10 map 999002271000000101";

    /// <summary>Characters of the longest list of candidates.</summary>
    private const int MostCharacters = 400;

    /// <summary>The decision; null where the map has no row for the concept.</summary>
    public static ImportedCodes? Of(IReadOnlyList<MapTarget> rows)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        MapTarget first = rows[0];
        bool sure = rows.Count == 1 && IsDefault(first.Rule);
        if (sure && TryRead(first.Target, out Icd10Code code))
        {
            return new ImportedCodes(code, null, $"{Map}: the only target, {(first.Rule.Length == 0 ? "without a rule" : first.Rule)}{(first.Advice.Length == 0 ? "" : $"; {first.Advice}")}");
        }

        string why = sure ? "no code is given" : Reason(rows);
        string candidates = string.Join(" | ", rows.Select(Candidate).Distinct(StringComparer.Ordinal));
        return new ImportedCodes(default, candidates.Length <= MostCharacters ? candidates : string.Concat(candidates.AsSpan(0, MostCharacters), "…"), $"{Map}: {why}, ask");
    }

    /// <summary>Reads a target: with or without the point, an X for an undivided category, and a last D or A for dagger or asterisk left off.</summary>
    public static bool TryRead(string target, out Icd10Code code)
    {
        string text = target.Trim();
        if (text.Length > 3 && text[^1] is 'D' or 'A')
        {
            text = text[..^1];
        }

        if (text.Length > 3 && text[3] is not ('.' or 'X'))
        {
            text = $"{text[..3]}.{text[3..]}";
        }

        return Icd10Code.TryParse(text.Length == 3 ? text + "X" : text, out code);
    }

    private static bool IsDefault(string rule) => rule.Length == 0 || rule is "TRUE" or "OTHERWISE TRUE";

    private static string Reason(IReadOnlyList<MapTarget> rows) =>
        rows.Select(r => r.Block).Distinct().Count() > 1 ? "several maps to choose from"
        : rows.Select(r => r.Group).Distinct().Count() > 1 ? "several codes together"
        : "rules that a person must judge";

    private static string Candidate(MapTarget row)
    {
        string code = TryRead(row.Target, out Icd10Code read) ? read.ToString() : row.Target.Length == 0 ? "no code" : row.Target;
        return IsDefault(row.Rule) ? code : $"{code} ({row.Rule})";
    }
}
