using System.Globalization;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Raises <c>repeated_falls</c> where a message that tells of a fall is not the first.</summary>
public static class RepeatedFalls
{
    private const string Key = "repeated_falls";
    private const int Repeated = 2;

    /// <summary>The analysis, with the flag where a nurse is to see the document, it tells of a fall and its person's stored documents tell of two or more. It only raises.</summary>
    /// <param name="analysis">The analysis of the document at hand.</param>
    /// <param name="count">Falls of twelve months, its own among them.</param>
    public static DocumentAnalysis Raise(DocumentAnalysis analysis, FallCount count)
    {
        if (analysis is not { Triage: { } triage, Falls: [FallsTold own, ..] } || count.Falls < Repeated)
        {
            return analysis;
        }

        Urgency least = RedFlagTable.LeastUrgency(Key);
        bool known = triage.RedFlags.Any(f => f.Key == Key);
        var flag = new RedFlag { Key = Key, Evidence = own.Span, In = own.In };
        return analysis with
        {
            Triage = triage with
            {
                Urgency = triage.Urgency < least ? least : triage.Urgency,
                RedFlags = known ? triage.RedFlags : [.. triage.RedFlags.Append(flag).OrderByDescending(f => RedFlagTable.LeastUrgency(f.Key))],
                ReplyNeeded = true,
                Reasons = [.. triage.Reasons, ReasonOf(count)],
            },
        };
    }

    private static string ReasonOf(FallCount count)
    {
        string twice = count.MaybeTwice == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({count.MaybeTwice} may be told twice)");
        return string.Create(CultureInfo.InvariantCulture, $"{count.Falls} falls in 12 months in stored documents{twice}: at least soon");
    }
}
