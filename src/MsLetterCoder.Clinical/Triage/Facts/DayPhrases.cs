using System.Globalization;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>
/// Finds days as patients write them: 'tomoro', 'Saturday morning', 'a week on Tuesday', 'in three days', 'the 12th', '12/3'. A weekday alone is the next one after the day of receipt. Of several
/// days that words can mean the earliest is taken, since what must be done before it must be done in time.
/// </summary>
internal static partial class DayPhrases
{
    /// <summary>Days of the past within which a date without its year is over, and not to come.</summary>
    private const int Recent = 180;

    private const string Weekday = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays?|tues|weds|thurs|thur|mon|tue|thu|fri)";
    private const string Short = "(?:wed|sat|sun)";
    private const string Month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Number = @"(?:a couple of|couple of|a few|few|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|\d{1,2})";
    private const string Unit = "(?<unit>hours?|hrs|days?|nights?|weeks?|wks?|fortnight|months?)";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Days named in a stretch of text, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">First character of the stretch.</param>
    /// <param name="end">Character behind its last.</param>
    /// <param name="received">Day of receipt; null where it is not known.</param>
    public static List<DayPhrase> Find(string text, int start, int end, DateOnly? received)
    {
        var found = new List<DayPhrase>();
        string stretch = text[start..end];
        for (Match match = Pattern().Match(stretch); match.Success; match = match.NextMatch())
        {
            if (Read(match, received) is { } read)
            {
                found.Add(new DayPhrase(start + match.Index, start + match.Index + match.Length, read.InDays, read.Tense));
            }
        }

        return found;
    }

    private static (int? InDays, DayTense Tense)? Read(Match match, DateOnly? received)
    {
        bool Has(string group) => match.Groups[group].Success;
        if (Has("over"))
        {
            return (null, DayTense.Over);
        }

        if (Has("today"))
        {
            return (0, DayTense.Coming);
        }

        if (Has("dayafter"))
        {
            return (2, DayTense.Coming);
        }

        if (Has("tomorrow"))
        {
            return (1, DayTense.Coming);
        }

        if (Has("unit"))
        {
            return Count(match.Groups["n"].Value) is { } count ? (Days(count, match.Groups["unit"].Value), DayTense.Coming) : null;
        }

        if (Has("d"))
        {
            return Date(match, received);
        }

        if (Has("coming"))
        {
            return received is { } day ? (Until(day, match.Groups["coming"].Value), DayTense.Coming) : (null, DayTense.Coming);
        }

        int weeks = Has("weekon") ? Count(match.Groups["weekon"].Value) ?? 1 : Has("week") ? 1 : 0;
        DayTense tense = weeks > 0 || Has("next") ? DayTense.Coming : DayTense.Open;
        return (received is { } from ? UntilWeekday(from, match.Groups["wd"].Value) + (7 * weeks) : null, tense);
    }

    private static (int? InDays, DayTense Tense)? Date(Match match, DateOnly? received)
    {
        int day = Digits(match.Groups["d"].Value);
        int? month = match.Groups["mon"].Success ? Array.IndexOf(Months, match.Groups["mon"].Value[..3].ToLowerInvariant()) + 1
            : match.Groups["m"].Success ? Digits(match.Groups["m"].Value) : null;
        if (day is < 1 or > 31 || month is < 1 or > 12)
        {
            return null;
        }

        if (received is not { } now)
        {
            return (null, DayTense.Open);
        }

        if (month is null)
        {
            DateOnly? next = Enumerable.Range(0, 3).Select(k => now.AddMonths(k)).Where(m => day <= DateTime.DaysInMonth(m.Year, m.Month)).Select(m => (DateOnly?)new DateOnly(m.Year, m.Month, day))
                .FirstOrDefault(d => d >= now);
            return (next?.DayNumber - now.DayNumber, DayTense.Open);
        }

        int? year = match.Groups["y"].Success ? Digits(match.Groups["y"].Value) + (match.Groups["y"].Length == 2 ? 2000 : 0) : null;
        if (!PartialDate.IsReal(year ?? now.Year, month, day))
        {
            return null;
        }

        var date = new DateOnly(year ?? now.Year, month.Value, day);
        int ahead = date.DayNumber - now.DayNumber;
        if (year is null && ahead < -Recent && PartialDate.IsReal(now.Year + 1, month, day))
        {
            ahead = new DateOnly(now.Year + 1, month.Value, day).DayNumber - now.DayNumber;
        }
        else if (year is null && ahead > 365 - Recent && PartialDate.IsReal(now.Year - 1, month, day))
        {
            // 'on 28 December', written in January.
            return (null, DayTense.Over);
        }

        return ahead < 0 ? (null, DayTense.Over) : (ahead, ahead == 0 ? DayTense.Open : DayTense.Coming);
    }

    /// <summary>'next week', 'the weekend', 'the end of the month': the first day they can mean.</summary>
    private static int Until(DateOnly now, string words)
    {
        string said = words.ToLowerInvariant();
        return said.Contains("month", StringComparison.Ordinal)
            ? (said.Contains("end", StringComparison.Ordinal) ? DateTime.DaysInMonth(now.Year, now.Month) : DateTime.DaysInMonth(now.Year, now.Month) + 1) - now.Day
            : said.Contains("weekend", StringComparison.Ordinal) ? (now.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : UntilWeekday(now, "sat"))
            : said.Contains("end", StringComparison.Ordinal) ? (now.DayOfWeek == DayOfWeek.Friday ? 0 : UntilWeekday(now, "fri"))
            : UntilWeekday(now, "mon");
    }

    private static int UntilWeekday(DateOnly from, string name)
    {
        int ahead = (Array.IndexOf(Weekdays, name[..3].ToLowerInvariant()) - (int)from.DayOfWeek + 7) % 7;
        return ahead == 0 ? 7 : ahead;
    }

    private static int? Count(string words)
    {
        string said = words.ToLowerInvariant();
        return said.Contains("couple", StringComparison.Ordinal) || said.Contains("few", StringComparison.Ordinal) ? 2 : said.Length == 0 ? 1 : FactNumbers.Read(said) is { } n ? (int)n : null;
    }

    private static int Days(int count, string unit) => char.ToLowerInvariant(unit[0]) switch
    {
        'h' => count / 24,
        'd' or 'n' => count,
        'w' => 7 * count,
        'f' => 14 * count,
        _ => 28 * count,
    };

    private static int Digits(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\b(?:"
        + @"(?<over>yesterday|(?:last|past|previous) (?:night|week|weekend|month|year|summer|winter|spring|autumn|christmas|" + Weekday + "|" + Short + "|" + Month + @")|(?:" + Weekday + "|" + Short + @") (?:just )?gone|" + Number + @" (?:hours?|days?|nights?|weeks?|months?|years?) (?:ago|back|since))"
        + @"|(?<dayafter>(?:the )?day after (?:tom+or+ow|tomor+o|2moro))"
        + @"|(?<n>" + Number + @") (?<unit>weeks?|fortnight) (?:today|from today|from now)"
        + @"|(?<n>)a (?<unit>fortnight) (?:today|from now)"
        + @"|(?<tomorrow>tom+or+[ou]w|tomor+o+w?|tomm?or?ro|tomoz|tomz|tmrw|tmro|tmw|tmoz|2mor+o+w?|2mrw|first thing in the morning)"
        + @"|(?<today>today|tonight|tonite|2nite|2day|this (?:morning|afternoon|evening|lunchtime)|right now|in (?:an|a few|one|two|three|\d) (?:hours?|hrs))"
        + @"|in (?:about |around |just |only |another )?(?<n>" + Number + @") " + Unit + @"(?:'?s?'?(?: time)?)\b"
        + @"|(?<n>" + Number + @") " + Unit + @" (?:from now|away|to go|time)"
        + @"|(?<weekon>a|one|two|three) weeks? on (?<wd>" + Weekday + "|" + Short + ")"
        + @"|(?<wd>" + Weekday + @") (?<week>week)"
        + @"|(?:(?:" + Weekday + "|" + Short + @"),? (?:the )?)?(?<d>\d{1,2}) ?(?:st|nd|rd|th)?(?: of)? (?<mon>" + Month + @")\b\.?(?:,? (?<y>20\d\d))?"
        + @"|(?<mon>" + Month + @") (?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)?\b(?![:/.]\d)(?:,? (?<y>20\d\d))?"
        + @"|(?:" + Weekday + "|" + Short + @"),? (?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)\b"
        + @"|(?<=\b(?:on|for|the|is|by|until|till|til|before|from|due|dated) )(?<d>\d{1,2})/(?<m>\d{1,2})(?:/(?<y>20\d\d|\d\d))?(?![/\d])"
        + @"|(?<d>\d{1,2})[/.](?<m>\d{1,2})[/.](?<y>20\d\d|\d\d)(?![/\d])"
        + @"|(?:the |on )(?<d>\d{1,2})(?:st|nd|rd|th)\b(?! (?:dose|infusion|time|day of|week|course|lesion|tablet|of them|birthday|floor))"
        + @"|(?<coming>next week|next month|this weekend|(?:at |over )?the weekend|(?:the )?end of (?:the|this) (?:week|month)|next weekend)"
        + @"|(?:(?<next>next|this|coming|this coming|by|until|till|til|before) )(?<wd>" + Weekday + "|" + Short + @")"
        + @"|(?<=\b(?:on|for|is|from|due) )(?<wd>" + Short + @")"
        + @"|(?<wd>" + Weekday + @")"
        + @"|(?<wd>" + Short + @")(?= (?:morning|afternoon|evening|night|am|pm|at \d))"
        + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex Pattern();
}
