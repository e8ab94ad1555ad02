using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>
/// Finds dates of any exactness: '14/05/2024', 'March 2016', '2016', 'last March', 'two years ago', 'nineteen ninety nine'. What is stated against the day of the letter is worked out from it and
/// marked as doubtful; without that day it is left out. 'In her twenties' and 'the early 1990s' are no dates.
/// </summary>
internal static partial class DatePhrases
{
    private const string Month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Year = @"(?<y>(?:19|20)\d\d)(?!\d|s\b|[./]\d|,\d|-?day| ?(?:mg|mcg|g|units?|iu|m|metres|yards|ml|mls|cells|nmol|steps|calories)\b)";
    private const string NumberWord = "(?:a couple of|a few|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty)";
    private const string TimeAgo = @"(?: and a half)? (?<ago>days?|weeks?|months?|years?|yrs?) (?:ago|back)\b";
    private const string Tens = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";
    private const string Units = "(?:one|two|three|four|five|six|seven|eight|nine)";
    private const string Teens = "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Every word with which a date that begins with a month can begin.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MonthWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug", "august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every other word with which a date can begin.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "early", "mid", "late", "beginning", "start", "middle", "end", "the", "christmas", "spring", "summer", "autumn", "winter", "easter", "last", "this",
        "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "eighteen", "nineteen", "twenty", "thirty").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Dates in a stretch of text, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="end">Where to end.</param>
    /// <param name="today">Day of the clinic or letter; null leaves out what is stated against it.</param>
    public static List<DatePhrase> Find(string text, int start, int end, DateOnly? today)
    {
        var found = new List<DatePhrase>();
        for (int at = start; at < end;)
        {
            Match match = PatternAt(text, at, start, end)?.Match(text, at) ?? Match.Empty;
            if (!match.Success || at + match.Length > end)
            {
                at++;
                continue;
            }

            if (Read(text, match, today) is { } date)
            {
                found.Add(new DatePhrase(date, at, at + match.Length));
            }

            at += match.Length;
        }

        return found;
    }

    /// <summary>The pattern of the dates that may begin with the digit or word at a place; null where none may. The patterns are long, and most words begin none.</summary>
    private static Regex? PatternAt(string text, int at, int start, int end)
    {
        char before = at > start ? text[at - 1] : ' ';
        char c = text[at];
        if (char.IsAsciiDigit(c))
        {
            return char.IsAsciiDigit(before) || before is '.' or ',' or '/' or ':' or '£' or '-' ? null : FromDigits();
        }

        if (!char.IsAsciiLetter(c) || char.IsAsciiLetterOrDigit(before) || before is '.' or ',' or '/' or ':' or '£' or '-' || at + 2 >= end)
        {
            return null;
        }

        int behind = at + 1;
        while (behind < end && char.IsAsciiLetter(text[behind]))
        {
            behind++;
        }

        ReadOnlySpan<char> word = text.AsSpan(at, behind - at);
        if (MonthWords.Contains(word))
        {
            return FromMonth();
        }

        if (!OtherWords.Contains(word))
        {
            return null;
        }

        // 'the' and 'a' begin few dates, and many other things: 'the end of 2019', 'a few weeks ago'.
        char next = behind + 1 < end ? text[behind + 1] : ' ';
        bool may = word.Length switch
        {
            1 => "acdfmwyACDFMWY".Contains(next),
            3 when word[1] is 'h' or 'H' => "bemsBEMS".Contains(next),
            _ => true,
        };
        return may ? FromWords() : null;
    }

    private static PartialDate? Read(string text, Match match, DateOnly? today)
    {
        int? year = match.Groups["y"].Success ? FullYear(match.Groups["y"].ValueSpan) : null;
        int? month = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture)
            : match.Groups["mon"].Success ? MonthOf(match.Groups["mon"].Value) : null;
        int? day = match.Groups["d"].Success ? int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) : null;
        if (match.Groups["words"].Success)
        {
            return YearInWords(match.Groups["words"].Value) is { } said ? new PartialDate(said) : null;
        }

        if (match.Groups["ago"].Success)
        {
            return today is { } day0 ? Ago(day0, match.Groups["n"].Value, match.Groups["ago"].Value) : null;
        }

        if (match.Groups["rel"].Success)
        {
            return today is { } day1 ? Relative(text, match, day1, month) : null;
        }

        bool doubt = match.Groups["part"].Success || match.Groups["season"].Success || About().IsMatch(text.AsSpan(Math.Max(0, match.Index - 12), Math.Min(12, match.Index)));
        if (match.Groups["season"].Success && match.Groups["season"].Value.Equals("christmas", StringComparison.OrdinalIgnoreCase))
        {
            month = 12;
        }

        if (year is not null)
        {
            return PartialDate.IsReal(year.Value, month, day) ? new PartialDate(year.Value, month, day, doubt) : null;
        }

        if (match.Groups["year"].Success)
        {
            return month is { } of && today is { } at ? new PartialDate(at.Year - (match.Groups["year"].ValueSpan.StartsWith("l", StringComparison.OrdinalIgnoreCase) ? 1 : 0), of) : null;
        }

        // 'in March': the last one before the letter; small 'may' and 'march' are verbs.
        if (month is null || today is not { } now || (day is null && month is 3 or 5 && char.IsLower(match.Groups["mon"].ValueSpan[0])))
        {
            return null;
        }

        return LastOf(now, month.Value, day);
    }

    private static PartialDate? Relative(string text, Match match, DateOnly today, int? month)
    {
        bool last = match.Groups["rel"].ValueSpan.StartsWith("last", StringComparison.OrdinalIgnoreCase);
        int before = match.Index;
        if (last && before > 4 && text.AsSpan(Math.Max(0, before - 5), Math.Min(5, before)).EndsWith("the ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (month is { } named)
        {
            return LastOf(today, named, null);
        }

        return match.Groups["rel"].Value.Split(' ')[^1].ToLowerInvariant() switch
        {
            "year" => new PartialDate(last ? today.Year - 1 : today.Year, doubt: !last),
            "month" => MonthBefore(today, last ? 1 : 0),
            "christmas" => new PartialDate(today.Month == 12 && today.Day > 25 ? today.Year : today.Year - 1, 12, null, true),
            "week" => MonthBefore(today.AddDays(last ? -7 : 0), 0),
            "spring" => Season(today, 3, last),
            "summer" => Season(today, 6, last),
            "autumn" => Season(today, 9, last),
            "winter" => Season(today, 12, last),
            _ => null,
        };
    }

    /// <summary>A season is a year with doubt: the last one that has begun.</summary>
    private static PartialDate Season(DateOnly today, int begins, bool last) => new(today.Month > begins + (last ? 2 : 0) ? today.Year : today.Year - 1, doubt: true);

    private static PartialDate MonthBefore(DateOnly today, int months)
    {
        DateOnly then = today.AddMonths(-months);
        return new PartialDate(then.Year, then.Month, null, true);
    }

    private static PartialDate? LastOf(DateOnly today, int month, int? day)
    {
        int year = month > today.Month || (month == today.Month && day > today.Day) ? today.Year - 1 : today.Year;
        return PartialDate.IsReal(year, month, day) ? new PartialDate(year, month, day, true) : null;
    }

    private static PartialDate? Ago(DateOnly today, string number, string unit)
    {
        int count = FactNumbers.Read(number) is { } read ? (int)read : 0;
        return count is 0 or > 99 ? null : char.ToLowerInvariant(unit[0]) switch
        {
            'd' => PartialDate.Of(today.AddDays(-count), doubt: true),
            'w' => MonthBefore(today.AddDays(-7 * count), 0),
            'm' => MonthBefore(today, count),
            _ => new PartialDate(today.Year - count, doubt: true),
        };
    }

    private static int FullYear(ReadOnlySpan<char> digits)
    {
        int year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length == 4 ? year : year + (year > 68 ? 1900 : 2000);
    }

    private static int MonthOf(string name) => Array.IndexOf(Months, name[..3].ToLowerInvariant()) + 1;

    /// <summary>'nineteen ninety nine', 'two thousand and four', 'twenty twenty one'; null for another number.</summary>
    private static int? YearInWords(string words)
    {
        string[] parts = [.. words.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(p => p is not ("and" or "oh"))];
        bool thousand = parts.Length > 1 && parts[1] == "thousand";
        int century = thousand || parts[0] == "twenty" ? 2000 : 1900;
        double rest = parts[(thousand ? 2 : 1)..].Sum(p => FactNumbers.Read(p) ?? 0);
        int year = century + (int)rest;
        return rest < 100 && (rest > 0 || thousand) && (century == 2000 ? year <= 2068 : year >= 1930) ? year : null;
    }

    // One pattern for each way to begin, the alternatives of each in order of precedence: as one they are more than the compiler optimises.

    [GeneratedRegex(
        @"\G(?:"
        + @"(?<y>(?:19|20)\d\d)-(?<m>\d\d)-(?<d>\d\d)(?!\d)"
        + @"|(?<d>\d{1,2}) ?(?:/ ?(?<m>\d{1,2}) ?/|\. ?(?<m>\d{1,2}) ?\.|- ?(?<m>\d{1,2}) ?-) ?(?<y>(?:19|20)\d\d|\d\d)(?![\d/])"
        + @"|(?<d>\d{1,2}) ?(?:st|nd|rd|th)?(?: of)?[ -]" + "(?<mon>" + Month + @")\b\.?,?(?:[ -]" + Year + @"| ?'(?<y>\d\d)\b)?"
        + @"|(?<m>0?[1-9]|1[0-2])/(?<y>(?:19|20)\d\d)(?!\d)"
        + @"|(?<=\b(?:since|from|in|until|till|started|stopped|diagnosed|dx|onset|commenced) ?\(?)(?<m>0[1-9]|1[0-2])/(?<y>\d\d)(?![\d/])"
        + @"|(?<=\b(?:mri|brain|head|cord|spine|scan|scan on|scan of) \(?)(?<d>\d{1,2})/(?<m>0?[1-9]|1[0-2])(?![\d/])"
        + @"|\b(?<n>\d{1,2})" + TimeAgo
        + "|" + Year
        + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex FromDigits();

    [GeneratedRegex(
        @"\G(?:"
        + @"\b(?<mon>" + Month + @")\b(?: (?<d>\d{1,2})(?:st|nd|rd|th)?,? " + Year + @"|\.?,?(?: of)?(?:[ -]" + Year + @"| ?'(?<y>\d\d)\b)|,?(?: of)? (?<year>last|this) year\b)"
        + @"|(?<=\()(?<mon>" + Month + @") (?<y>[0-4]\d)(?=[);,:])"
        + @"|(?<=\b(?:in|since|of|from|until|till|during|by|around|about|early|late|mid|and|on|through|another|or|brain|spine|head|cord|mri|scan|the) )(?<mon>" + Month + @")\b(?![ '-]?\d)"
        + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex FromMonth();

    [GeneratedRegex(
        @"\G(?:"
        + @"\b(?<part>early|mid|late|beginning of|end of|start of)[ -](?<mon>" + Month + @")\b\.?,?(?: of)?(?:[ -]" + Year + @"| ?'(?<y>\d\d)\b)"
        + @"|(?<=\b(?:since|at|over|before|after|last) )(?<rel>christmas)\b(?! ?\d)"
        + @"|\b(?<season>spring|summer|autumn|winter|christmas|easter)(?: of|,)? " + Year
        + @"|\b(?<rel>last|this) (?<mon>" + Month + @")\b(?! ?\d)"
        + @"|\b(?<rel>(?:last (?:week|christmas)|(?:last|this) (?:year|month|spring|summer|autumn|winter)))\b"
        + @"|\b(?<n>" + NumberWord + ")" + TimeAgo
        + @"|\b(?<words>(?:nineteen|twenty)[ -](?:" + Tens + "[ -]" + Units + "|" + Tens + "|" + Teens + ")|nineteen oh " + Units + "|two thousand(?: and)?[ -](?:" + Tens + "[ -]" + Units + "|" + Tens + "|" + Teens + "|" + Units + @"))\b(?! (?:milli\w+|micro\w+|metres|yards|mg|feet|minutes|miles|falls|percent|weeks|days|months|years))"
        + @"|\b(?<part>early|mid|late|(?:the )?(?:start|end|beginning|middle) of)[ -](?:in )?" + Year
        + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex FromWords();

    [GeneratedRegex(@"(?:about|around|circa|c\.|approximately|approx|roughly|\?|~|probably)\s?(?:in )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex About();
}
