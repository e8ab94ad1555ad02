using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Finds the line that leads into a list ('Denies:', 'We discussed these options:') for the items below it.</summary>
internal static class LeadIn
{
    private const int MostItems = 14;

    /// <summary>Number of the sentence that ends in a colon and opens the list in which a sentence is an item; -1 where there is none.</summary>
    public static int Of(ReadText text, int sentence)
    {
        for (int item = sentence; item > 0 && sentence - item < MostItems; item--)
        {
            int first = text.Sentences[item].First;
            int from = text.Tokens[first - 1].End;
            int to = text.Tokens[first].Start;
            ReadOnlySpan<char> between = text.Text.AsSpan(from, Math.Min(to - from, 40));
            int lineEnd = between.IndexOf('\n');
            if (lineEnd >= 0)
            {
                if (between[..lineEnd].Contains(':'))
                {
                    return item - 1;
                }

                bool marked = LineShape.IsListMark(text.Text, LineStart(text.Text, to));
                bool paragraph = between[(lineEnd + 1)..].Contains('\n');
                if (!marked && paragraph)
                {
                    return -1;
                }
            }
        }

        return -1;
    }

    private static int LineStart(string text, int at)
    {
        int start = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        while (start < at && text[start] is ' ' or '\t')
        {
            start++;
        }

        return start;
    }
}
