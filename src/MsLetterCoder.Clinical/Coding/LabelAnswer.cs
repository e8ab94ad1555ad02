using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Finds the answer that stands beside a label: 'Falls: none', 'Spasms - yes', 'Shingles   No', 'Falls ..... no', 'Any fever? no'.</summary>
internal static class LabelAnswer
{
    /// <summary>Words of a label that may follow the mention before the mark.</summary>
    private const int LabelWords = 4;

    private const TextGap Marks = TextGap.Colon | TextGap.Column | TextGap.Dash | TextGap.Question | TextGap.Bracket;

    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase) { "no", "none", "nil", "nad", "never", "absent", "zero", "nought", "0", "nope", "nothing", "denied", "denies", "n", "nah", "neg" };

    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "yes", "y", "present", "ongoing", "yep", "yeah", "some", "occasional", "mild", "moderate", "severe", "troublesome", "daily" };

    /// <summary>Absent or present where an answer stands behind the tokens that end at <paramref name="end"/>; null where none does.</summary>
    public static MentionContext? Of(ReadText text, int end)
    {
        int last = Math.Min(text.Tokens.Count, end + LabelWords + 1);
        for (int token = end; token < last; token++)
        {
            TextGap gap = TextGaps.Before(text, token);
            if ((gap & Marks) != 0)
            {
                return Read(text, token);
            }

            if (text.Tokens[token].Before >= TokenBreak.Hard || gap != TextGap.None)
            {
                return null;
            }
        }

        return null;
    }

    private static MentionContext? Read(ReadText text, int token)
    {
        ReadOnlySpan<char> word = text.Tokens[token].Span.In(text.Text);
        bool ends = token + 1 == text.Tokens.Count || text.Tokens[token + 1].Before != TokenBreak.None || TextGaps.Before(text, token + 1) != TextGap.None;
        if (No.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            // 'weakness - no numbness' is no answer; 'none since May' is.
            return ends || word.Equals("none", StringComparison.OrdinalIgnoreCase) || word.Equals("nil", StringComparison.OrdinalIgnoreCase) || word.Equals("never", StringComparison.OrdinalIgnoreCase)
                ? MentionContext.Absent
                : null;
        }

        return Yes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) ? MentionContext.Present : null;
    }
}
