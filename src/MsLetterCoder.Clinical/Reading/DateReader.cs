using System.Globalization;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Finds complete dates as British letters write them: 14.05.2024, 14/5/24, 14-05-2024, 14 May 2024, 14th of May '24, May 14 2024, 2024-05-14.</summary>
internal static partial class DateReader
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>All dates in order. Years of two digits are taken as 19yy where 20yy would pass <paramref name="latestYear"/>.</summary>
    public static List<(DateOnly Date, TextSpan Span)> Find(string text, int latestYear)
    {
        var dates = new List<(DateOnly, TextSpan)>();
        for (int at = NextStart(text, 0); at < text.Length;)
        {
            Match match = Pattern().Match(text, at);
            if (match.Success && Read(match, latestYear) is { } date)
            {
                dates.Add((date, new TextSpan(at, at + match.Length)));
            }

            at = NextStart(text, at + Math.Max(1, match.Length));
        }

        return dates;
    }

    /// <summary>The next place at which a date may begin, with the first digit of a number or the name of a month: the pattern is long, and at most places begins none.</summary>
    private static int NextStart(string text, int from)
    {
        for (int at = from; at < text.Length; at++)
        {
            char c = text[at];
            bool may = c < 128 ? char.IsAsciiDigit(c) || (char.IsAsciiLetter(c) && BeginsMonth(text, at)) : char.IsDigit(c);
            if (may && (at == 0 || !(text[at - 1] is '.' or '/' or '-' || char.IsDigit(text[at - 1]))))
            {
                return at;
            }
        }

        return text.Length;
    }

    private static bool BeginsMonth(string text, int at)
    {
        if (at + 2 >= text.Length)
        {
            return false;
        }

        char second = (char)(text[at + 1] | 0x20);
        char third = (char)(text[at + 2] | 0x20);
        return (char)(text[at] | 0x20) switch
        {
            'j' => (second == 'a' && third == 'n') || (second == 'u' && third is 'n' or 'l'),
            'f' => second == 'e' && third == 'b',
            'm' => second == 'a' && third is 'r' or 'y',
            'a' => (second == 'p' && third == 'r') || (second == 'u' && third == 'g'),
            's' => second == 'e' && third == 'p',
            'o' => second == 'c' && third == 't',
            'n' => second == 'o' && third == 'v',
            'd' => second == 'e' && third == 'c',
            _ => false,
        };
    }

    private static DateOnly? Read(Match match, int latestYear)
    {
        int day;
        int month;
        string year;
        if (match.Groups["iy"].Success)
        {
            (year, month, day) = (match.Groups["iy"].Value, Number("im"), Number("id"));
        }
        else if (match.Groups["ny"].Success)
        {
            (year, month, day) = (match.Groups["ny"].Value, Number("nm"), Number("nd"));
        }
        else if (match.Groups["wy"].Success)
        {
            (year, month, day) = (match.Groups["wy"].Value, Month("wm"), Number("wd"));
        }
        else
        {
            (year, month, day) = (match.Groups["my"].Value, Month("mm"), Number("md"));
        }

        int y = int.Parse(year, CultureInfo.InvariantCulture);
        if (year.Length == 2)
        {
            y += 2000 + y > latestYear ? 1900 : 2000;
        }

        bool real = y is >= 1880 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(y, month);
        return real ? new DateOnly(y, month, day) : null;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        int Month(string group) => Array.IndexOf(Months, match.Groups[group].Value[..3].ToLowerInvariant()) + 1;
    }

    [GeneratedRegex("""
        \G(?<![\d./-])(?:
          (?<iy>(?:19|20)\d\d)-(?<im>\d\d)-(?<id>\d\d)
        | (?<nd>\d{1,2})\s?(?:\.\s?(?<nm>\d{1,2})\s?\.|/\s?(?<nm>\d{1,2})\s?/|-\s?(?<nm>\d{1,2})\s?-)\s?(?<ny>(?:19|20)\d\d|\d\d)
        | (?<wd>\d{1,2})(?:\s?(?:st|nd|rd|th))?(?:\s+of)?[\s-]*(?<wm>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?[\s-]*'?’?(?<wy>(?:19|20)\d\d|\d\d)
        | (?<mm>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\s+(?<md>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<my>(?:19|20)\d\d)
        )(?![\d/]|[.-]\d|:\d\d)
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, PatternLimits.Milliseconds)]
    private static partial Regex Pattern();
}
