namespace MsLetterCoder.Terminology.Searching;

/// <summary>A word of the phrase: the words it may stand for, as ranges of their numbers with how surely.</summary>
internal sealed class QueryWord
{
    /// <summary>Number of the word itself; -1 where no term holds it.</summary>
    public int Exact { get; init; }

    /// <summary>The words it may stand for.</summary>
    public List<(int First, int End, float Sure)> Ranges { get; } = [];

    /// <summary>Terms that hold one of them.</summary>
    public long Terms { get; set; }

    /// <summary>The rarer the word, the more.</summary>
    public float Weight { get; set; }

    /// <summary>How surely it is among the words of a term, and at which place; 0 and -1 where it is not.</summary>
    public (double Sure, int At) In(ReadOnlySpan<int> words)
    {
        (double sure, int at) = (0, -1);
        for (int i = 0; i < words.Length; i++)
        {
            foreach ((int first, int end, float here) in Ranges)
            {
                if (words[i] >= first && words[i] < end && here > sure)
                {
                    (sure, at) = (here, i);
                }
            }
        }

        return (sure, at);
    }
}
