using System.Text;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Searching;

/// <summary>The words of an imported terminology by number, in order of their bytes, and the terms that hold them.</summary>
internal sealed class TermWordList(TerminologyFile terminology)
{
    /// <summary>The words of a phrase as the file holds them: lower case, plain letters, singular.</summary>
    public static List<string> Folded(string phrase)
    {
        var words = new List<string>();
        Span<char> folded = stackalloc char[TermWords.LongestWord];
        int at = 0;
        while (TermWords.Next(phrase, ref at, out int start))
        {
            int length = TermWords.Fold(TermWords.WithoutPossessive(phrase.AsSpan(start, at - start)), folded);
            if (length > 0)
            {
                words.Add(folded[..length].ToString());
            }
        }

        return words;
    }

    /// <summary>Terms that hold one of the words [first, end).</summary>
    public long Terms(int first, int end)
    {
        ReadOnlySpan<uint> starts = terminology.Sections.Of<uint>(Section.PostingFirst);
        return starts[end] - starts[first];
    }

    /// <summary>What a word of so many terms tells: the rarer it is, the more.</summary>
    public float Weight(long terms) => MathF.Log(2 + (terminology.Traits.Length / (float)Math.Max(1, terms)));

    /// <summary>A word in UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes(int number)
    {
        ReadOnlySpan<uint> starts = terminology.Sections.Of<uint>(Section.WordStarts);
        return terminology.Sections.Of<byte>(Section.Words)[(int)starts[number]..(int)starts[number + 1]];
    }

    /// <summary>Number of a folded word; -1 for one that no term holds.</summary>
    public int Find(string word)
    {
        int at = LowerBound(Encoding.UTF8.GetBytes(word));
        return at < terminology.Sections.Of<uint>(Section.WordStarts).Length - 1 && Bytes(at).SequenceEqual(Encoding.UTF8.GetBytes(word)) ? at : -1;
    }

    /// <summary>Numbers of the words that begin so.</summary>
    public (int First, int End) Beginning(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return (LowerBound(bytes), LowerBound([.. bytes, 0xFF]));
    }

    private int LowerBound(ReadOnlySpan<byte> word)
    {
        (int low, int high) = (0, terminology.Sections.Of<uint>(Section.WordStarts).Length - 1);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = Bytes(middle).SequenceCompareTo(word) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
