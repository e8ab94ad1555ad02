using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Which groups of concepts a clinic exists for, by the words of its letterhead or sign-off (Knowledge/clinics.tsv).</summary>
internal sealed class Clinics
{
    /// <summary>Characters at either end of a letter in which a clinic names itself.</summary>
    private const int Reach = 350;

    /// <summary>Characters at the beginning in which a clinic stands as the title of its letter; later ones may be who asked.</summary>
    private const int Title = 160;

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
        Add(text.AsSpan(0, Math.Min(Reach, text.Length)), groups);
        Add(text.AsSpan(Math.Max(0, text.Length - Reach)), groups);
        return groups;
    }

    /// <summary>The groups that the clinic named in the letter's title is for; empty where it names none.</summary>
    public HashSet<string> GroupsInTitle(string text)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        Add(TitleOf(text), groups);
        return groups;
    }

    /// <summary>The first lines of a letter.</summary>
    public static ReadOnlySpan<char> TitleOf(string text) => text.AsSpan(0, Math.Min(Title, text.Length));

    private void Add(ReadOnlySpan<char> text, HashSet<string> groups)
    {
        foreach ((string word, string[] of) in _table)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                groups.UnionWith(of);
            }
        }
    }
}
