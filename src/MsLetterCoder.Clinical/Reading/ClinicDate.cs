using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Finds the date of the clinic contact a letter reports.</summary>
internal static partial class ClinicDate
{
    /// <summary>A date labelled as the contact; else the first date of the letter's head that no label claims for typing, dictation or birth.</summary>
    public static (DateOnly? Date, TextSpan Span) Find(string text, List<(DateOnly Date, TextSpan Span)> dates, TextSpan birth)
    {
        (DateOnly? Date, TextSpan Span) best = default;
        int bestScore = 0;
        for (int i = 0; i < dates.Count; i++)
        {
            (DateOnly date, TextSpan span) = dates[i];
            if (span == birth || date.Year < 1990)
            {
                continue;
            }

            int score = Score(text, span, i);
            if (score > bestScore)
            {
                (best, bestScore) = ((date, span), score);
            }
        }

        return best;
    }

    private static int Score(string text, TextSpan span, int order)
    {
        (int lineStart, int lineEnd) = TextLines.Around(text, span);
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(lineStart, span.Start - 48), span.Start - Math.Max(lineStart, span.Start - 48));
        ReadOnlySpan<char> line = text.AsSpan(lineStart, lineEnd - lineStart);
        if (NotContact().IsMatch(before))
        {
            return span.Start < 1500 ? 1 : 0;
        }

        if (Contact().IsMatch(before))
        {
            return 100 - Math.Min(order, 40);
        }

        if (OtherEvent().IsMatch(before))
        {
            return 0;
        }

        bool alone = span.Length >= line.Trim().Length - 14;
        bool head = span.Start < Math.Min(1200, text.Length / 2);
        if (head && ClinicLine().IsMatch(line))
        {
            return 50 - Math.Min(order, 20);
        }

        if (head && alone)
        {
            return 30 - Math.Min(order, 10);
        }

        return head && order < 3 ? 10 - order : 0;
    }

    [GeneratedRegex(@"\b(clinic(al)?( date| attended| of| held| on)?|date of (clinic|attendance|consultation|appointment|contact|review|visit|assessment|call)|(clinic|appointment|appt|attendance|consultation|review|visit|contact|assessment|encounter|event|test|study|recording|examination|examined|session) date|date of (test|study|examination|session|encounter|admission)|date|examined( on)?|tested( on)?|seen( in clinic)?( on)?|attended( on)?|attendance|reviewed( on)?|assessed( on)?|consultation( on)?|appointment( on)?|visited( on)?|(virtual |remote |blood |annual |nurse |dmt )*review|telephone (review|clinic|call|consultation)( on)?|video (review|clinic|call|consultation)( on)?|spoke (to|with) .{0,20}on|d\.?o\.?c|(met|saw|reviewed|assessed|visited) .{0,30}on|came .{0,20}on|contact)\b[\s:.,\-–(]*((held|on|the|of|was|mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?[\s,]*)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Contact();

    [GeneratedRegex(@"\b(typed|dictated|transcribed|letter( date)?|date of letter|printed|sent|signed|approved|checked|received|referred|referral( dated?)?|date typed|date dictated|created|authorised|verified|born|dob|d\.o\.b|date of birth|expires?)\b\W*(on|the|date|of)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NotContact();

    [GeneratedRegex(@"\b(mri|scan|scans|bloods?|lp|oct|x-?ray|diagnosed|since|until|from|started|stopped|last (seen|dose|infusion|relapse)|previous(ly)?|onset|admitted|discharged|next|booked|due|relapse|brain|spine|cord|infusion|dose|test|result)\b[^.\n]{0,24}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OtherEvent();

    [GeneratedRegex(@"\b(clinic|outpatient|outpatients|review|attend|telephone|video|consultation|seen|visit|contact|date)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex ClinicLine();
}
