using System.Collections.Frozen;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>English words that no pattern names but that stand so close to one that does that they would be taken for it: never repaired (real-words.tsv).</summary>
internal sealed class RealWords
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    private RealWords(IEnumerable<string> words) => _words = words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>No word at all.</summary>
    public static RealWords None { get; } = new([]);

    /// <summary>Reads the words of a file, several a line, blanks between.</summary>
    public static RealWords Load(KnowledgeFile file) => new(file.Rows.SelectMany(r => r.Cell(0).Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>True for a word of the list, in normal form.</summary>
    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);
}
