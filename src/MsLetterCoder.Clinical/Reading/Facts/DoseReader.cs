using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads dose, route and frequency from the words around a drug's name, in the short forms of British prescriptions.</summary>
internal static partial class DoseReader
{
    private const string Times =
        @"(?:(?: times?| ?x)(?: a| an| per| each| every|/)?|(?<=once|twice|thrice)(?: a| an| per| each| every|/)?| (?:per|every|each)) ?(?:(?<day>days?|daily)|(?<week>weekly|weeks?|wk)|(?<month>month(?:ly)?)|(?<year>year(?:ly)?))\b(?<!\d weeks?|\d days?|\d months?)";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Words with which a frequency begins that is not a number of times, up to their first point.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OftenWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "t", "td", "tds", "ti", "tid", "tiw", "thrice", "q", "qd", "qds", "qi", "qid", "b", "bd", "bi", "bid", "twice", "p", "pr", "prn", "as", "when", "nocte", "once", "at", "each", "every", "nightly", "before", "in", "mane", "on",
        "alternate", "fortnightly", "o", "od", "daily", "per", "weekly", "monthly", "yearly", "annually").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Dose and unit in the words behind a drug's name, else just before it ('10 mg of baclofen'); of 'from 75 mg to 150 mg' the second.</summary>
    public static (double? Dose, string? Unit) Dose(string text, int from, int to, int before, int name)
    {
        Match match = Amount().Match(text, from, to - from);
        if (!match.Success && name > before)
        {
            match = AmountBefore().Match(text, before, name - before);
        }

        if (!match.Success)
        {
            return default;
        }

        Match next = match.NextMatch();
        bool raised = next.Success && Raised().IsMatch(text.AsSpan(match.Index + match.Length, Math.Max(0, next.Index - match.Index - match.Length)))
            && From().IsMatch(text.AsSpan(Math.Max(0, match.Index - 6), Math.Min(6, match.Index)));
        match = raised ? next : match;
        return FactNumbers.Read(match.Groups["n"].ValueSpan) is { } amount ? (amount, UnitOf(match.Groups["u"].ValueSpan)) : default;
    }

    /// <summary>Frequency in a stretch of text; null where none is said.</summary>
    public static string? Frequency(string text, int from, int to)
    {
        Match match = FirstOften(text, from, to);
        if (!match.Success)
        {
            return null;
        }

        foreach (string name in (ReadOnlySpan<string>)["od", "bd", "tds", "qds", "nocte", "mane", "prn", "weekly", "monthly", "yearly"])
        {
            if (match.Groups[name].Success)
            {
                return name;
            }
        }

        if (match.Groups["alternate"].Success)
        {
            return "alternate days";
        }

        string count = match.Groups["n"].Success ? Number(match.Groups["n"].Value) : "2";
        string unit = match.Groups["day"].Success ? "day" : match.Groups["week"].Success ? "week" : match.Groups["month"].Success ? "month" : match.Groups["year"].Success ? "year" : "week";
        if (match.Groups["times"].Success)
        {
            return unit == "day" ? count switch { "1" => "od", "2" => "bd", "3" => "tds", "4" => "qds", _ => $"{count} per day" } : count == "1" ? "weekly" : $"{count} per {unit}";
        }

        return count == "1" ? unit switch { "day" => "od", "week" => "weekly", "month" => "monthly", _ => "yearly" } : $"every {count} {unit}s";
    }

    /// <summary>The first frequency in a stretch of text, which is read as if nothing stood around it.</summary>
    private static Match FirstOften(string text, int from, int to)
    {
        string? words = null;
        char before = ' ';
        for (int at = from; at < to; before = text[at++])
        {
            if (!char.IsLetterOrDigit(text[at]) || char.IsLetterOrDigit(before) || before is '.' or '_')
            {
                continue;
            }

            (bool number, bool word) = OftenBegins(text.AsSpan(at, to - at));
            if (number || word)
            {
                words ??= text[from..to];
                Match match = number ? OftenNumber().Match(words, at - from) : Match.Empty;
                match = !match.Success && word ? Often().Match(words, at - from) : match;
                if (match.Success)
                {
                    return match;
                }
            }
        }

        return Match.Empty;
    }

    /// <summary>Whether a number of times, and whether another frequency, may begin with the first word of these.</summary>
    private static (bool Number, bool Word) OftenBegins(ReadOnlySpan<char> words)
    {
        if (char.IsDigit(words[0]))
        {
            return (true, false);
        }

        int end = words.IndexOfAnyExcept(Letters);
        ReadOnlySpan<char> first = end < 0 ? words : words[..end];
        bool article = first is "a" or "A";
        bool joined = first.StartsWith("once", StringComparison.OrdinalIgnoreCase) || first.StartsWith("twice", StringComparison.OrdinalIgnoreCase) || first.StartsWith("thrice", StringComparison.OrdinalIgnoreCase);
        return (article || FactNumbers.IsWord(first), article || joined || OftenWords.Contains(first));
    }

    /// <summary>Route in a stretch of text; null where none is said.</summary>
    public static string? Route(string text, int from, int to)
    {
        Match match = Way().Match(text, from, to - from);
        if (!match.Success)
        {
            return null;
        }

        foreach (string name in (ReadOnlySpan<string>)["po", "iv", "sc", "im", "intrathecal", "transdermal", "topical", "oromucosal", "inhaled", "pr", "intranasal"])
        {
            if (match.Groups[name].Success)
            {
                return name;
            }
        }

        return null;
    }

    private static string Number(string words) => FactNumbers.Read(words) is { } number ? ((int)number).ToString(System.Globalization.CultureInfo.InvariantCulture) : words;

    private static string UnitOf(ReadOnlySpan<char> unit) => char.ToLowerInvariant(unit[0]) switch
    {
        'm' when unit.Length == 1 || unit.StartsWith("mc", StringComparison.OrdinalIgnoreCase) || unit.StartsWith("mic", StringComparison.OrdinalIgnoreCase) => "mcg",
        'm' when unit.StartsWith("ml", StringComparison.OrdinalIgnoreCase) || unit.StartsWith("mill", StringComparison.OrdinalIgnoreCase) && unit.Contains("litre", StringComparison.OrdinalIgnoreCase) => "ml",
        'm' => "mg",
        'µ' or 'u' when unit.Length > 1 && char.ToLowerInvariant(unit[1]) == 'g' => "mcg",
        'µ' => "mcg",
        'g' => "g",
        'p' or 's' => "puffs",
        _ => "units",
    };

    [GeneratedRegex(@"(?<![\d.,/]|\bby )(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|(?<=\s)(?:half a|one|two|five|ten|twenty|fifty|a hundred|one hundred)) ?-?(?<u>milligrams?|micrograms?|mgs?|mcgs?|µg|ug|gms?|grams?|g|mls?|millilitres?|units?|iu|i\.u\.?|puffs?|sprays?)\b(?! ?/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<![\d.,/])(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?(?<u>milligrams?|micrograms?|mgs?|mcgs?|µg|ug|gms?|grams?|g|mls?|units?|iu|i\.u\.?)\b(?: of)?(?: oral| iv| intravenous)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex AmountBefore();

    [GeneratedRegex(@"^[\w ]{0,24}\bto $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Raised();

    [GeneratedRegex(@"from $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex From();

    // Two patterns, by what they begin with: as one they are more than the compiler optimises.

    [GeneratedRegex(
        @"\G(?<![\w.])(?:(?<tds>t\.?d\.?s\b\.?|t\.?i\.?d\b\.?|thrice (?:a day|daily))|(?<qds>q\.?d\.?s\b\.?|q\.?i\.?d\b\.?)|(?<bd>b\.?d\b\.?|b\.?i\.?d\b\.?|twice (?:a |per |each )?(?:day|daily))|(?<prn>p\.?r\.?n\b\.?|as (?:and when )?(?:required|needed|necessary)|when (?:required|needed))|(?<nocte>nocte|(?:once )?(?:at|each|every) (?:night|bedtime|night-time)|nightly|before bed|at bed ?time|in the evening|each evening)|(?<mane>mane|(?:once )?(?:each|every|in the) morning)|(?<alternate>(?:on )?alternate days|every other day|alternate nights)"
        + @"|(?<times>(?<n>once|twice|thrice)" + Times + @")|(?<times>t\.?i\.?w\.?\b(?<n>)(?<week>))"
        + @"|every (?<n>" + FactNumbers.Pattern + @") (?:(?<day>days)|(?<week>weeks)|(?<month>months)|(?<year>years))|fortnightly|every (?:other|second) (?<week>week)|every fortnight"
        + @"|(?<od>o\.?d\b\.?|once a day|(?<=mg |mcg |units |tablets? |capsules? )a day|(?:once )?(?:daily|per day|every day|each day)|once-daily|q\.?d\b)|(?<weekly>once a week|(?:once )?(?:weekly|every week|per week|each week))|(?<monthly>once a month|(?:once )?(?:monthly|every month|per month|each month))|(?<yearly>once a year|yearly|annually|every year))(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex Often();

    [GeneratedRegex(
        @"\G(?<![\w.])(?:(?<times>(?<n>" + FactNumbers.Pattern + ")" + Times + @")|(?<times>(?<n>3|three)[ -]?(?:x|times) ?(?<week>weekly|/ ?week))|(?<n>" + FactNumbers.Pattern + @")[ -](?:(?<week>weekly)|(?<month>monthly)|(?<day>daily)))(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex OftenNumber();

    [GeneratedRegex(@"\b(?:(?<po>orally|oral|by mouth|po|p\.o\.)|(?<iv>iv|i\.v\.|intravenous(?:ly)?|by infusion|infusions?|ivmp)|(?<sc>s/c|sc|s\.c\.|sub-?cut(?:aneous(?:ly)?)?)|(?<im>im|i\.m\.|intramuscular(?:ly)?)|(?<intrathecal>intrathecal(?:ly)?)|(?<transdermal>patch(?:es)?|transdermal)|(?<topical>cream|gel|ointment|topical(?:ly)?)|(?<oromucosal>oromucosal|mouth spray)|(?<inhaled>inhaler|inhaled)|(?<pr>pr|rectal(?:ly)?|suppositor(?:y|ies))|(?<intranasal>nasal(?:ly)?|intranasal))(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Way();
}
