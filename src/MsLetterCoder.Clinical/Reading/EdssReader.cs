using System.Globalization;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Reads the Expanded Disability Status Scale of this encounter (Kurtzke, Neurology 1983: 0 to 10 in halves), and not one of an earlier year or of a rule for treatment.</summary>
internal static partial class EdssReader
{
    private const int Found = 10;
    private const int Least = 5;

    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>Low and high end (high null for a single value) and the span of the number.</summary>
    public static (double? Low, double? High, TextSpan Span) Find(string text)
    {
        (double? Low, double? High, TextSpan Span) best = default;
        int bestScore = 0;
        foreach ((double grade, double? high, int start, int end, int score) in All(text))
        {
            if (score > bestScore)
            {
                (best, bestScore) = ((grade, high, new TextSpan(start, end)), score);
            }
        }

        return bestScore >= Least ? best : default;
    }

    /// <summary>Every value; 'old' where its own words say that it is not this encounter's.</summary>
    public static IEnumerable<(double Low, double? High, int Start, int End, bool Old)> Every(string text) => All(text).Select(v => (v.Low, v.High, v.Start, v.End, v.Score < Least));

    private static IEnumerable<(double Low, double? High, int Start, int End, int Score)> All(string text)
    {
        foreach (Match name in Name().Matches(text))
        {
            Match value = ValueBefore().Match(text, Math.Max(0, name.Index - 40), Math.Min(40, name.Index));
            value = value.Success ? value : Value().Match(text, name.Index + name.Length);
            if (!value.Success)
            {
                continue;
            }

            // 'EDSS   8.5   8.0   7.5': the columns of a course; the last is today's.
            Group low = value.Groups["column"].Success ? value.Groups["column"] : value.Groups["low"];
            double? high = value.Groups["high"].Success ? Read(value.Groups["high"].Value) : null;
            if (Read(low.Value) is not { } grade || grade > 10 || grade * 2 != Math.Floor(grade * 2))
            {
                continue;
            }

            bool range = high > grade && high <= 10;
            int end = range ? value.Groups["high"].Index + value.Groups["high"].Length : low.Index + low.Length;
            yield return (grade, range ? high : null, low.Index, end, Score(text, name, value));
        }
    }

    private static int Score(string text, Match name, Match value)
    {
        int leadStart = Math.Max(0, name.Index - 30);
        ReadOnlySpan<char> lead = text.AsSpan(leadStart, name.Index - leadStart);
        lead = lead[(lead.LastIndexOfAny(".;\n") + 1)..];
        ReadOnlySpan<char> between = value.Groups["between"].ValueSpan;
        int end = Math.Max(value.Index + value.Length, name.Index + name.Length);
        ReadOnlySpan<char> tail = text.AsSpan(end, Math.Min(32, text.Length - end));
        int tailEnd = tail.IndexOfAny(".;,\n");
        tail = tailEnd < 0 ? tail : tail[..tailEnd];

        // '4.0 (last year 3.5)': the bracket speaks of a value of its own.
        tail = OwnBracket().IsMatch(tail) ? default : tail;
        int score = Found;
        score -= OldBefore().IsMatch(lead) || OldBetween().IsMatch(between) || OldAfter().IsMatch(tail) ? 8 : 0;
        score -= Rule().IsMatch(lead) || Rule().IsMatch(between) ? 8 : 0;
        score += Now().IsMatch(lead) || Now().IsMatch(between) || Now().IsMatch(tail) ? 3 : 0;
        return score;
    }

    private static double? Read(string text)
    {
        string[] parts = text.ToLowerInvariant().Replace('½', '|').Replace(" and a half", "|", StringComparison.Ordinal).Replace(" point ", ".", StringComparison.Ordinal).Split('|');
        string[] digits = [.. parts[0].Trim().Split('.').Select(p => Array.IndexOf(Words, p) is >= 0 and int word ? word.ToString(CultureInfo.InvariantCulture) : p)];
        bool read = double.TryParse(string.Join('.', digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        return read ? value + (parts.Length > 1 ? 0.5 : 0) : null;
    }

    [GeneratedRegex(@"\b(?:EDSS|E\.\s?D\.\s?S\.\s?S\b\.?|expanded disability status (?:scale|score)|kurtzke(?: (?:scale|score|EDSS))?)(?: ?\((?:EDSS|kurtzke)\))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(?<low>\d{1,2}(?:\.\d)?)(?:\s*(?:-|–|to)\s*(?<high>\d{1,2}(?:\.\d)?))? (?:on|by) (?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex ValueBefore();

    [GeneratedRegex("""
        \G(?<between>(?:[^\d.;\n?!(]|\n(?!\n)|\((?!\d\.\d)[^)\n]{0,40}\)){0,60}?)
        \(?(?<![\p{L}\d])(?<low>\d{1,2}(?:\.\d|\ ?½)?|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)(?:\ point\ (?:zero|five|\d)|\ and\ a\ half)?|\d\ point\ (?:five|zero|\d))(?![\p{L}\d/%]|\.\d|\s?(?:years?|months?|weeks?|metres?|m\b)|/\d)(?<!\d(?=[:/]))
        (?:\s*(?:-|–|to|and|/)\s*(?<high>\d{1,2}\.\d|\d{1,2}(?![\d./])))?
        (?:[ \t]{2,}(?<column>\d\.\d))*
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, PatternLimits.Milliseconds)]
    private static partial Regex Value();

    [GeneratedRegex(@"\b(last|previous|previously|prior|baseline|former|old|earlier|(in|since|by|of) (19|20)\d\d:?|initial|at (that|the) time)\b[\s,:]*(the |his |her |your |an |an? )*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OldBefore();

    [GeneratedRegex(@"\b(last (year|time|seen|visit|review)|at (diagnosis|baseline|onset|last)|baseline|used to|had been|previously|before|then|in (19|20)\d\d|a year ago|was once|from)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OldBetween();

    [GeneratedRegex(@"^\W*(last (year|time|seen|visit|review|month|spring|summer|autumn|winter)|(when )?(i |we )?(last )?(saw|seen)|at (diagnosis|baseline|onset|that time|the last)|previously|before|(back )?in ((early|late|mid|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec) )?(19|20)\d\d|\(?(19|20)\d\d\)?|(a|one|two|three|four|five|six|ten|\d+) (year|month)s? (ago|before|earlier)|then\b|until)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OldAfter();

    [GeneratedRegex(@"^\s*\([^)\d]*(\d{1,2}(\D|$)|in )", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OwnBracket();

    [GeneratedRegex(@"\b(below|above|under|over|less than|more than|at least|up to|exceeds?|reach(es|ed)?|until|if|beyond|criteria|limit|threshold|eligible|licensed|between patients|predict(s|ed)?)\b|[<>≥≤]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\b(today|now|current(ly)?|this time|at present|remains?|on examination|still)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Now();
}
