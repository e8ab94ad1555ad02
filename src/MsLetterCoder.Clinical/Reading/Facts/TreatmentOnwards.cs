using System.Buffers;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Finds the words that lead from one drug to the next: 'switched to', 'and then'.</summary>
internal static partial class TreatmentOnwards
{
    /// <summary>One of these is in all of them.</summary>
    private static readonly SearchValues<string> Verbs = SearchValues.Create(["switched", "changed to", "replaced", "moved", "started", "increasing to", "and then"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the words on this drug end: before what leads to the next, else at <paramref name="to"/>.</summary>
    public static int From(string text, int from, int to)
    {
        ReadOnlySpan<char> words = text.AsSpan(from, to - from);
        if (words.ContainsAny(Verbs))
        {
            foreach (ValueMatch match in Onwards().EnumerateMatches(words))
            {
                return from + match.Index;
            }
        }

        return to;
    }

    [GeneratedRegex(@"(?:,|;|\band|\bthen|\bbut|\.)? ?(?:\b(?:he|she|they|was|were|has been|since|then|and|subsequently|later|i|we)\b ?)*\b(?:switched (?:\w+ )?to|changed to|replaced (?:by|with)|moved (?:on)?to|started (?:on )?$|increasing to|and then)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Onwards();
}
