using System.Runtime.InteropServices;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Terminology.Building;

/// <summary>Folded words in order, the descriptions of each word (those with the fewest words first), and the words of each description.</summary>
internal sealed class WordIndex
{
    private const int LongestTerm = 2048;

    private readonly int[] _descriptionWords;

    private WordIndex(string[] words, uint[] descriptionFirst, int[] descriptionWords)
    {
        Words = words;
        DescriptionFirst = descriptionFirst;
        _descriptionWords = descriptionWords;
        PostingFirst = new uint[words.Length + 1];
        int descriptions = descriptionFirst.Length - 1;
        foreach (int word in descriptionWords)
        {
            PostingFirst[word + 1]++;
        }

        for (int i = 0; i < words.Length; i++)
        {
            PostingFirst[i + 1] += PostingFirst[i];
        }

        Postings = new int[descriptionWords.Length];
        uint[] next = [.. PostingFirst];
        foreach (int description in ByLength(descriptions))
        {
            for (uint i = DescriptionFirst[description]; i < DescriptionFirst[description + 1]; i++)
            {
                Postings[next[descriptionWords[i]]++] = description;
            }
        }
    }

    public string[] Words { get; }

    public uint[] PostingFirst { get; }

    public int[] Postings { get; }

    public uint[] DescriptionFirst { get; }

    public ReadOnlySpan<byte> DescriptionWordBytes => MemoryMarshal.AsBytes(_descriptionWords.AsSpan());

    /// <summary>Indexes all active descriptions.</summary>
    public static WordIndex Of(SortedTerminology terminology, CancellationToken cancellation)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = new GrowingArray<int>(terminology.Count * 4);
        uint[] first = new uint[terminology.Count + 1];
        Span<char> buffer = stackalloc char[LongestTerm];
        Span<char> folded = stackalloc char[TermWords.LongestWord];
        for (int description = 0; description < terminology.Count; description++)
        {
            if ((description & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            int at = 0;
            int begin = words.Count;
            bool searched = terminology.Term(description, buffer, out ReadOnlySpan<char> term);
            while (searched && TermWords.Next(term, ref at, out int start))
            {
                int length = TermWords.Fold(TermWords.WithoutPossessive(term[start..at]), folded);
                if (length == 0)
                {
                    continue;
                }

                if (!lookup.TryGetValue(folded[..length], out int word))
                {
                    word = numbers.Count;
                    numbers.Add(folded[..length].ToString(), word);
                }

                if (!words.Span[begin..].Contains(word))
                {
                    words.Add(word);
                }
            }

            first[description + 1] = (uint)words.Count;
        }

        string[] sorted = [.. numbers.Keys];
        Array.Sort(sorted, StringComparer.Ordinal);
        int[] rank = new int[sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            rank[numbers[sorted[i]]] = i;
        }

        int[] all = words.Span.ToArray();
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = rank[all[i]];
        }

        return new WordIndex(sorted, first, all);
    }

    /// <summary>Descriptions by the number of their words (a counting sort).</summary>
    private int[] ByLength(int descriptions)
    {
        const int most = 64;
        int[] begin = new int[most + 2];
        for (int i = 0; i < descriptions; i++)
        {
            begin[Math.Min((int)(DescriptionFirst[i + 1] - DescriptionFirst[i]), most) + 1]++;
        }

        for (int i = 0; i <= most; i++)
        {
            begin[i + 1] += begin[i];
        }

        int[] order = new int[descriptions];
        for (int i = 0; i < descriptions; i++)
        {
            order[begin[Math.Min((int)(DescriptionFirst[i + 1] - DescriptionFirst[i]), most)]++] = i;
        }

        return order;
    }
}
