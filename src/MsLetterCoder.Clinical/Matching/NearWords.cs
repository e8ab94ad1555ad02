using System.Collections.Frozen;
using System.Numerics;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>
/// Finds a word that one slip of the pen parts from a given one (Damerau's four: a letter too many, too few, wrong, or two neighbours exchanged), the first letter kept. One slip leaves the
/// first three or the last three letters of a word of seven as they are, so only words that share those, and are as long give or take one, are compared.
/// </summary>
internal sealed class NearWords
{
    /// <summary>Letters of the shortest word, given or found.</summary>
    public const int Shortest = 6;

    private const int End = 3;
    private readonly FrozenDictionary<long, Entry[]> _byHead;
    private readonly FrozenDictionary<long, Entry[]> _byTail;

    /// <summary>Takes words in normal form with their numbers.</summary>
    public NearWords(IEnumerable<(string Word, int Symbol)> words)
    {
        Entry[] entries = [.. words.Where(w => w.Word.Length >= Shortest && w.Word.All(char.IsLetter)).Select(w => new Entry(w.Word, w.Symbol, Letters(w.Word)))];
        _byHead = entries.GroupBy(e => Key(e.Word.AsSpan(0, End), e.Word.Length)).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _byTail = entries.GroupBy(e => Key(e.Word.AsSpan(e.Word.Length - End), e.Word.Length)).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>Number of the nearest word, 0 if there is none. Of several one with letters exchanged, doubled or dropped from a pair comes first, then one with the same ending.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length < Shortest)
        {
            return 0;
        }

        uint letters = Letters(word);
        (int symbol, int rank) = (0, 0);
        for (int length = word.Length - 1; length <= word.Length + 1; length++)
        {
            Look(_byHead, Key(word[..End], length), word, letters, ref symbol, ref rank);
            Look(_byTail, Key(word[^End..], length), word, letters, ref symbol, ref rank);
        }

        return symbol;
    }

    private static void Look(FrozenDictionary<long, Entry[]> index, long key, ReadOnlySpan<char> word, uint letters, ref int symbol, ref int best)
    {
        if (!index.TryGetValue(key, out Entry[]? entries))
        {
            return;
        }

        foreach (Entry entry in entries)
        {
            // One slip takes one letter away, puts one in, or both.
            if (BitOperations.PopCount(letters ^ entry.Letters) > 2)
            {
                continue;
            }

            int rank = Rank(word, entry.Word);
            if (rank > best || (rank == best && rank > 0 && entry.Symbol < symbol))
            {
                (symbol, best) = (entry.Symbol, rank);
            }
        }
    }

    /// <summary>0 for words more than one slip apart, else the higher the likelier the slip.</summary>
    private static int Rank(ReadOnlySpan<char> word, ReadOnlySpan<char> meant)
    {
        if (Math.Abs(word.Length - meant.Length) > 1 || word[0] != meant[0])
        {
            return 0;
        }

        int head = word.CommonPrefixLength(meant);
        ReadOnlySpan<char> a = word[head..];
        ReadOnlySpan<char> b = meant[head..];
        if (a.Length == b.Length)
        {
            bool exchanged = a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]);
            return exchanged ? 3 : a.Length > 0 && a[1..].SequenceEqual(b[1..]) ? a.Length > 1 ? 2 : 1 : 0;
        }

        ReadOnlySpan<char> longer = a.Length > b.Length ? a : b;
        ReadOnlySpan<char> shorter = a.Length > b.Length ? b : a;
        if (!longer[1..].SequenceEqual(shorter))
        {
            return 0;
        }

        return longer[0] == word[head - 1] ? 3 : longer.Length > 1 ? 2 : 1;
    }

    private static long Key(ReadOnlySpan<char> three, int length) => ((long)length << 48) | ((long)three[0] << 32) | ((long)three[1] << 16) | three[2];

    /// <summary>Which letters a word has, a bit each (by the low five bits of their number).</summary>
    private static uint Letters(ReadOnlySpan<char> word)
    {
        uint letters = 0;
        foreach (char c in word)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }

    private readonly record struct Entry(string Word, int Symbol, uint Letters);
}
