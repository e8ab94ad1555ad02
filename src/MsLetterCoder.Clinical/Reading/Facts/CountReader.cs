using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads how often something happened, and in what period: 'three falls in the past six months', 'no relapses since 2019', 'Falls: none'.</summary>
internal static partial class CountReader
{
    /// <summary>Words that may stand between number and noun.</summary>
    public const string Adjectives =
        @"(?: (?:further|more|new|clinical|definite|recent|other|clear|documented|confirmed|history of|ms|major|minor|significant|mild|moderate|severe|disabling|injurious|sensory|subsequent|actual|overt|reported|true|proper|full|known|such))*";

    /// <summary>Words that deny, before the noun.</summary>
    public const string Denial =
        @"(?<neg>\b(?:no|nil|zero|without(?: any| a)?|not had (?:a|any)|never (?:had|has had|having had) (?:a|any)|free (?:of|from)|den(?:ies|ied|ying)(?: any| having had any| having any)?|not (?:experienced|reported|suffered|sustained) (?:any|a)|hasn't had (?:a|any)|absence of(?: any)?))";

    /// <summary>A number or range before the noun.</summary>
    public const string Amount = @"(?<![\d.:/-])(?<n>" + FactNumbers.Pattern + @"|a couple of|a single|single)(?: ?(?:-|to|or) ?(?<hi>" + FactNumbers.Pattern + "))?";

    /// <summary>Behind the noun: a colon or dash and the number.</summary>
    public const string Answer = @"(?: rate)?(?: ?[:=] ?| - | )(?:(?<neg>nil|none|no|0)\b|(?<n>\d{1,2})\b(?![./]\d| ?(?:%|mg|in the)))";

    /// <summary>The counts that a pattern with the groups neg, n and hi finds in a sentence; those under a condition, of others and of no plausible size are left out.</summary>
    public static void Find(FactSource source, int sentence, Regex pattern, List<(CountFact Fact, int Start, int End)> counts)
    {
        for (Match match = source.Match(pattern, source.Start(sentence), source.End(sentence)); match.Success; match = match.NextMatch())
        {
            bool none = match.Groups["neg"].Success;
            double? read = none ? 0 : FactNumbers.Read(match.Groups["n"].ValueSpan);
            if (read is not { } number || number > 60 || number != Math.Floor(number) || source.IsConditional(sentence, match.Index) || source.IsOthers(sentence, match.Index))
            {
                continue;
            }

            int? high = match.Groups["hi"].Success && FactNumbers.Read(match.Groups["hi"].ValueSpan) is { } top && top > number ? (int)top : null;
            (PartialDate? since, PartialDate? within, int end) = Period(source, sentence, match.Index, match.Index + match.Length);
            counts.Add((new CountFact { Count = (int)number, High = high, Since = since, Within = within, Span = source.Original(match.Index, match.Index + match.Length) }, match.Index, Math.Max(end, match.Index + match.Length)));
        }
    }

    private static (PartialDate? Since, PartialDate? Within, int End) Period(FactSource source, int sentence, int start, int end)
    {
        int stop = Math.Min(source.End(sentence), end + 70);
        Match match = source.Match(Last(), end, stop);
        if (!match.Success)
        {
            match = source.Match(Last(), source.Start(sentence), start);
        }

        DatePhrase? since = source.Dates(sentence).Where(d => d.Start >= end && d.Start < stop && Ends(source.Text, d.Start, "since ", "since about ", "since the ")).Cast<DatePhrase?>().FirstOrDefault();
        if (since is null && match.Success && source.Today is { } today && Back(match, today) is { } begin)
        {
            return (begin, null, match.Index > end ? match.Index + match.Length : end);
        }

        since ??= source.Dates(sentence).Where(d => d.End <= start && Ends(source.Text, d.Start, "since ", "since the ")).Cast<DatePhrase?>().FirstOrDefault();
        if (since is { } phrase)
        {
            return (phrase.Date, null, Math.Max(phrase.End, end));
        }

        foreach (DatePhrase date in source.Dates(sentence))
        {
            bool behind = date.Start >= end && date.Start <= end + 14 && Inside().IsMatch(source.Text.AsSpan(end, date.Start - end));
            bool before = date.End <= start && start - date.End < 40 && Ends(source.Text, date.Start, "in ", "In ", "during ", "During ") && date.Date.Day is null;
            if ((behind || before) && date.Date.Day is null && !Ends(source.Text, date.Start, "since "))
            {
                return (null, date.Date, Math.Max(date.End, end));
            }
        }

        return (null, null, end);
    }

    private static PartialDate? Back(Match match, DateOnly today)
    {
        double count = match.Groups["pn"].Success ? FactNumbers.Read(match.Groups["pn"].ValueSpan) ?? 0 : 1;
        char unit = char.ToLowerInvariant(match.Groups["pu"].ValueSpan[0]);
        if (count is < 1 or > 60)
        {
            return null;
        }

        bool exact = match.Groups["last"].Success;
        DateOnly begin = unit switch { 'w' => today.AddDays((int)(-7 * count)), 'd' => today.AddDays((int)-count), 'm' => today.AddMonths((int)-count), _ => today.AddMonths((int)(-12 * count)) };
        return unit == 'y' && !exact ? new PartialDate(begin.Year, doubt: true) : new PartialDate(begin.Year, begin.Month, null, true);
    }

    private static bool Ends(string text, int at, params ReadOnlySpan<string> leads)
    {
        foreach (string lead in leads)
        {
            if (at >= lead.Length && text.AsSpan(at - lead.Length, lead.Length).Equals(lead, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"\b(?:(?<last>(?:in|over|during|within|for|across|throughout)? ?(?:the |these |this )?(?:last|past|previous|preceding))(?: (?<pn>" + FactNumbers.Pattern + @"|few))?|(?:for|in)(?: over| more than| at least| almost| nearly| about| the)? (?<pn>" + FactNumbers.Pattern
        + @"))(?: or so)? (?<pu>years?|months?|weeks?|days?|yrs?)\b(?! (?:ago|before|after|prior|into|on|later|earlier))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex Last();

    [GeneratedRegex(@"^,? ?(?:(?:so far|again|to date)? ?(?:in|during|for)?(?: all of)?|so far) ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Inside();
}
