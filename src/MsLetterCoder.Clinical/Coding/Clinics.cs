using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Which groups of concepts a clinic exists for, by the words of its letterhead or sign-off (Knowledge/clinics.tsv).</summary>
internal sealed class Clinics
{
    /// <summary>Characters at either end of a letter in which a clinic names itself.</summary>
    private const int Reach = 350;

    private readonly (string Word, string[] Groups)[] _table;

    private Clinics((string Word, string[] Groups)[] table) => _table = table;

    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static Clinics Load(KnowledgeFile file, ConceptInventory concepts)
    {
        HashSet<string> known = [.. concepts.All.Select(c => c.Group)];
        return new Clinics([
            .. file.Rows.Select(row => row.Cell(0).Length > 0 && row.Cell(1).Split(' ') is var groups && groups.All(known.Contains)
                ? (row.Cell(0), groups)
                : throw row.Error("a row is a word and known groups of concepts")),
        ]);
    }

    /// <summary>The groups that the clinic of this letter is for; empty where it names none.</summary>
    public HashSet<string> GroupsIn(string text)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        ReadOnlySpan<char> head = text.AsSpan(0, Math.Min(Reach, text.Length));
        ReadOnlySpan<char> foot = text.AsSpan(Math.Max(0, text.Length - Reach));
        foreach ((string word, string[] of) in _table)
        {
            if (head.Contains(word, StringComparison.OrdinalIgnoreCase) || foot.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                groups.UnionWith(of);
            }
        }

        return groups;
    }
}
