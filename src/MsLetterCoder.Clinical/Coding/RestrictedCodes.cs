using System.Collections.Frozen;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Results that the law restricts: HIV and other sexually transmitted infections, assisted conception, termination of pregnancy, gender history (Knowledge/coding/restricted.tsv).</summary>
public static class RestrictedCodes
{
    /// <summary>The classes of the file.</summary>
    internal static IReadOnlyList<string> Classes { get; } = ["sexually_transmitted", "assisted_conception", "termination", "gender_history"];

    private static readonly Lazy<(FrozenSet<string> Keys, string[] Codes)> Table = new(() => Load(KnowledgeFile.Open("coding/restricted.tsv")));

    /// <summary>True for a restricted concept of the inventory.</summary>
    public static bool CoversKey(string key) => Table.Value.Keys.Contains(key);

    /// <summary>True for a code that by itself says what is restricted.</summary>
    public static bool Covers(Icd10Code code) => code.Value is { } value && Array.Exists(Table.Value.Codes, pattern => CodePattern.Matches(value, pattern));

    /// <summary>Keys named in the file, for a check against the inventory.</summary>
    internal static IEnumerable<string> Keys => Table.Value.Keys;

    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A row is malformed.</exception>
    internal static (FrozenSet<string> Keys, string[] Codes) Load(KnowledgeFile file)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var codes = new List<string>();
        foreach (KnowledgeRow row in file.Rows)
        {
            if (row.Cell(0) is not ("concept" or "code") || row.Cell(1).Length == 0 || !Classes.Contains(row.Cell(2)) || row.Cell(3).Length == 0)
            {
                throw row.Error("a row is 'concept' or 'code', a key or code pattern, a class and its source");
            }

            if (row.Cell(0) == "concept")
            {
                keys.Add(row.Cell(1));
            }
            else
            {
                codes.AddRange(row.Cell(1).Split(' '));
            }
        }

        return (keys.ToFrozenSet(StringComparer.Ordinal), [.. codes]);
    }
}
