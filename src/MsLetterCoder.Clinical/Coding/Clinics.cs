using System.Buffers;
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
    private readonly SearchValues<string> _words;

    private Clinics((string Word, string[] Groups)[] table)
    {
        _table = table;
        _words = SearchValues.Create([.. table.Select(row => row.Word)], StringComparison.OrdinalIgnoreCase);
    }

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
        Add(groups, text.AsSpan(0, Math.Min(Reach, text.Length)));
        Add(groups, text.AsSpan(Math.Max(0, text.Length - Reach)));
        return groups;
    }

    /// <summary>The groups that the clinic named in the letter's title is for; empty where it names none.</summary>
    public HashSet<string> GroupsInTitle(string text)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        Add(groups, TitleOf(text));
        return groups;
    }

    /// <summary>The first lines of a letter.</summary>
    public static ReadOnlySpan<char> TitleOf(string text) => text.AsSpan(0, Math.Min(Title, text.Length));

    private void Add(HashSet<string> groups, ReadOnlySpan<char> words)
    {
        while (words.IndexOfAny(_words) is >= 0 and int at)
        {
            words = words[at..];
            foreach ((string word, string[] of) in _table)
            {
                if (words.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    groups.UnionWith(of);
                }
            }

            words = words[1..];
        }
    }
}
