using System.Buffers;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>
/// Turns a text into hashed features. A word is a run of letters and digits, with apostrophes inside it; a question mark is a word of its own,
/// since doubt and requests hang on it. Letters are lower-cased, every digit becomes 0, curly apostrophes straight. Words, pairs and runs of
/// characters have prefixes of their own.
/// </summary>
public static class TextFeatures
{
    /// <summary>Changes whenever the same text would give other features; part of a model's feature version.</summary>
    public const string Version = "text1";

    private const int LongestWord = 40;
    private const int ShortestRun = 3;
    private const int LongestRun = 5;

    // What an ASCII letter or digit becomes; 0 for everything else. Nearly all letters are ASCII, and the Unicode tables are the slower way.
    private static readonly char[] FoldedAscii = [.. Enumerable.Range(0, 128).Select(c => FoldByUnicode((char)c))];

    /// <summary>Adds the features of a text to a bag.</summary>
    /// <param name="bag">Where they go; each occurrence counts 1.</param>
    /// <param name="prefix">Keeps the features of this text apart from those of another part of the document ('subject').</param>
    /// <param name="text">The text.</param>
    /// <param name="kinds">What to take.</param>
    /// <param name="longest">Code units read from the start; the rest is left out. Words are read to 40 code units.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="longest"/> is negative.</exception>
    public static void Add(
        FeatureBag bag,
        string prefix,
        ReadOnlySpan<char> text,
        TextFeatureKinds kinds = TextFeatureKinds.All,
        int longest = 32_768)
    {
        ArgumentNullException.ThrowIfNull(bag);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        if (text.Length > longest)
        {
            text = text[..longest];
        }

        char[] folded = ArrayPool<char>.Shared.Rent((2 * text.Length) + 2);
        try
        {
            AddFolded(bag, FeatureHash.Seed(prefix), folded.AsSpan(0, Fold(text, folded)), kinds);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(folded);
        }
    }

    /// <summary>Writes the words, each with one blank before and after it (shared with its neighbour); returns the code units written.</summary>
    internal static int Fold(ReadOnlySpan<char> text, Span<char> into)
    {
        into[0] = ' ';
        int written = 1;
        int word = 0; // code units of the word begun
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char folded = c < 128 ? FoldedAscii[c] : FoldByUnicode(c);
            if (folded == 0 && word > 0 && c is '\'' or '\u2019' or '\u2018' && i + 1 < text.Length && char.IsLetter(text[i + 1]))
            {
                folded = '\'';
            }

            bool inside = folded != 0;
            if (!inside && word > 0)
            {
                into[written++] = ' ';
                word = 0;
            }

            if (inside && word++ < LongestWord)
            {
                into[written++] = folded;
            }
            else if (c == '?')
            {
                into[written++] = '?';
                into[written++] = ' ';
            }
        }

        if (word > 0)
        {
            into[written++] = ' ';
        }

        return written;
    }

    private static char FoldByUnicode(char c) => char.IsDigit(c) ? '0' : char.IsLetter(c) ? char.ToLowerInvariant(c) : '\0';

    private static void AddFolded(FeatureBag bag, ulong prefix, ReadOnlySpan<char> folded, TextFeatureKinds kinds)
    {
        bool takeWords = (kinds & TextFeatureKinds.Words) != 0;
        bool takePairs = (kinds & TextFeatureKinds.WordPairs) != 0;
        bool takeRuns = (kinds & TextFeatureKinds.Characters) != 0;
        ulong words = FeatureHash.Append(prefix, 'w');
        ulong pairs = FeatureHash.Append(prefix, 'p');
        ulong runs = FeatureHash.Append(prefix, 'c');
        ulong before = 0; // state of the pair that the word before has begun
        for (int start = 1; start < folded.Length;)
        {
            int length = folded[start..].IndexOf(' ');
            // Side by side: each multiplication of one hash waits for the one before it, but not for those of the others.
            (ulong alone, ulong second, ulong first) = (words, before, pairs);
            foreach (char c in folded.Slice(start, length))
            {
                alone = FeatureHash.Append(alone, c);
                second = FeatureHash.Append(second, c);
                first = FeatureHash.Append(first, c);
            }

            if (takeWords)
            {
                bag.AddHash(alone, 1);
            }

            if (takePairs && start > 1)
            {
                bag.AddHash(second, 1);
            }

            before = FeatureHash.Append(first, ' ');

            if (takeRuns)
            {
                AddRuns(bag, runs, folded.Slice(start - 1, length + 2));
            }

            start += length + 1;
        }
    }

    private static void AddRuns(FeatureBag bag, ulong seed, ReadOnlySpan<char> word)
    {
        for (int start = 0; start + ShortestRun <= word.Length; start++)
        {
            ulong state = seed;
            int end = Math.Min(word.Length, start + LongestRun);
            for (int i = start; i < end; i++)
            {
                state = FeatureHash.Append(state, word[i]);
                if (i - start + 1 >= ShortestRun)
                {
                    bag.AddHash(state, 1);
                }
            }
        }
    }
}
