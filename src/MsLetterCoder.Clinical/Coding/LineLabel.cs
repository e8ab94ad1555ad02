using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>The words of the label a mention stands behind: before a colon or dash on its line ('Tried so far: …'), else of a short line above that opens what follows.</summary>
internal static class LineLabel
{
    private const int Longest = 40;
    private const int LongestAbove = 60;
    private const int MostWordsAbove = 6;
    private const int LinesAbove = 8;
    private const double AboveWeight = 0.7;

    /// <summary>Adds the features of the mention that begins at a token.</summary>
    public static void AddFeatures(FeatureBag bag, ReadText text, int first)
    {
        string all = text.Text;
        int at = text.Tokens[first].Start;
        int start = LineStart(all, at);
        ReadOnlySpan<char> before = all.AsSpan(start, at - start);
        int mark = before.IndexOfAny(':', '–', '—');
        mark = mark < 0 ? before.IndexOf(" - ") : mark;
        if (mark is > 0 and < Longest)
        {
            AddWords(bag, Name.Label, before[..mark], 1);
            bag.Add(before.Length - mark < Longest / 2 ? Name.Near : Name.Far);
        }
        else if (before.Length < Longest)
        {
            AddAbove(bag, all, start);
        }
    }

    private static void AddAbove(FeatureBag bag, string text, int start)
    {
        for (int line = 0; line < LinesAbove && start > 0; line++)
        {
            int from = LineStart(text, start - 1);
            ReadOnlySpan<char> above = text.AsSpan(from, start - 1 - from).Trim();
            start = from;
            if (above.Length is > 0 and < LongestAbove && (above[^1] == ':' || (above[^1] != '.' && char.IsUpper(above[0]) && above.Count(' ') < MostWordsAbove)))
            {
                AddWords(bag, Name.Above, above, AboveWeight);
                return;
            }
        }
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static void AddWords(FeatureBag bag, FeatureName name, ReadOnlySpan<char> words, double value)
    {
        foreach (Range word in words.SplitAny(' ', '\t', ',', ':', '/', '(', ')', '.', '-'))
        {
            if (words[word].Length > 0)
            {
                ContextWords.AddLower(bag, name, words[word], value);
            }
        }
    }

    private static class Name
    {
        public static readonly FeatureName Label = new("label|");
        public static readonly FeatureName Near = new("labelnear");
        public static readonly FeatureName Far = new("labelfar");
        public static readonly FeatureName Above = new("above|");
    }
}
