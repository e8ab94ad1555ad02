using System.Buffers;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads how far the patient walks, in metres (1 yard 0.9144 m, 1 mile 1609.344 m), now and earlier.</summary>
internal static partial class WalkingReader
{
    private static readonly SearchValues<string> Units = SearchValues.Create(["metre", "meter", "yard", "yds", " mile", "kilomet", "km", " m", "0m", "5m", "unlimited", "any distance"], StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<FigureFact> Read(FactSource source)
    {
        var found = new List<FigureFact>();
        foreach (int sentence in source.With(Units))
        {
            int start = source.Start(sentence);
            int end = source.End(sentence);
            if (!Walking().IsMatch(source.Text.AsSpan(start, end - start)))
            {
                continue;
            }

            for (Match match = source.Match(Distance(), start, end); match.Success; match = match.NextMatch())
            {
                if (Metres(match) is { } distance && !IsOther(source, sentence, start, match))
                {
                    (PartialDate? date, bool current) = When(source, sentence, match.Index, match.Index + match.Length);
                    found.Add(new FigureFact { Value = distance.Value, High = distance.High, Date = date, Current = current, Span = source.Original(match.Index, match.Index + match.Length) });
                }
            }

            Match unlimited = source.Match(Unlimited(), start, end);
            if (unlimited.Success && found.Count == 0 && !source.IsOthers(sentence, unlimited.Index))
            {
                found.Add(new FigureFact { Span = source.Original(unlimited.Index, unlimited.Index + unlimited.Length) });
            }
        }

        return [.. found.DistinctBy(f => (f.Value, f.Current, f.Date))];
    }

    /// <summary>The date of a figure, and whether it is that of the encounter: 'was 500 metres last year', '5.9 s in 2022'.</summary>
    public static (PartialDate? Date, bool Current) When(FactSource source, int sentence, int from, int to)
    {
        List<DatePhrase> dates = source.Dates(sentence);
        foreach (DatePhrase date in dates)
        {
            if (NotOfFigure().IsMatch(source.Text.AsSpan(Math.Max(source.Start(sentence), date.Start - 24), Math.Min(24, date.Start - source.Start(sentence)))))
            {
                continue;
            }

            bool behind = date.Start >= to && date.Start - to < 26 && !Clause().IsMatch(source.Text.AsSpan(to, date.Start - to));
            bool ahead = date.End <= from && from - date.End < 50 && !Clause().IsMatch(source.Text.AsSpan(date.End, from - date.End));
            if (behind || ahead)
            {
                bool current = source.Today is { } today && IsNear(date.Date, today);
                return (date.Date, current);
            }
        }

        // 'At the last visit in November 2023 the EDSS was 4.0 and the timed walk 8.9 seconds.'
        int start = source.Start(sentence);
        if (dates.Count == 1 && dates[0].End < from && dates[0].Start - start < 40 && Then().IsMatch(source.Text.AsSpan(start, dates[0].Start - start)) && !Now().IsMatch(source.Text.AsSpan(dates[0].End, from - dates[0].End)))
        {
            return (dates[0].Date, source.Today is { } day && IsNear(dates[0].Date, day));
        }

        int lead = Math.Max(start, from - 40);
        ReadOnlySpan<char> words = source.Text.AsSpan(lead, from - lead);
        words = words[(words.LastIndexOfAny(",;") + 1)..];
        return (null, !Old().IsMatch(words));
    }

    /// <summary>True for a date within six weeks before the day of the letter, or a day of its own month.</summary>
    private static bool IsNear(PartialDate date, DateOnly today) =>
        date.Day is not null ? date.First > today.AddDays(-42) : date.Month is not null ? date.Year == today.Year && date.Month == today.Month : date.Year == today.Year;

    private static bool IsOther(FactSource source, int sentence, int start, Match match)
    {
        int lead = Math.Max(start, match.Index - 50);
        return source.IsOthers(sentence, match.Index) || source.IsConditional(sentence, match.Index)
            || NotWalked().IsMatch(source.Text.AsSpan(lead, match.Index - lead)) || NotFar().IsMatch(source.Text.AsSpan(match.Index + match.Length, Math.Min(16, source.End(sentence) - match.Index - match.Length)));
    }

    private static (double? Value, double? High)? Metres(Match match)
    {
        double factor = char.ToLowerInvariant(match.Groups["u"].ValueSpan[0]) switch
        {
            'y' => 0.9144,
            'k' => 1000,
            'm' when match.Groups["u"].ValueSpan.StartsWith("mi", StringComparison.OrdinalIgnoreCase) => 1609.344,
            _ => 1,
        };
        if (match.Groups["u"].Length == 1 && match.Groups["n"].ValueSpan.IndexOfAnyInRange('0', '9') < 0)
        {
            return null;
        }

        double? value = Part(match.Groups["n"].ValueSpan);
        double? high = match.Groups["hi"].Success ? Part(match.Groups["hi"].ValueSpan) : null;
        return value is { } v && v * factor <= 60_000 && v > 0 ? (Math.Round(v * factor), high > v ? Math.Round(high.Value * factor) : null) : null;
    }

    private static double? Part(ReadOnlySpan<char> words) =>
        words.StartsWith("half", StringComparison.OrdinalIgnoreCase) || words is "1/2" or "½" ? 0.5
        : words.Contains("three quarters", StringComparison.OrdinalIgnoreCase) ? 0.75
        : words.Contains("quarter", StringComparison.OrdinalIgnoreCase) || words is "1/4" or "¼" ? 0.25
        : words.Contains("couple", StringComparison.OrdinalIgnoreCase) ? 2
        : words.EndsWith(" and a half", StringComparison.OrdinalIgnoreCase) ? FactNumbers.Read(words[..^11]) + 0.5
        : words.Contains("few hundred", StringComparison.OrdinalIgnoreCase) ? null
        : FactNumbers.Read(words);

    private const string Figure = @"(?:half(?: of)?(?: an?)?|(?:a )?quarter of an?|three quarters of an?|a couple of(?: hundred)?|1/2(?: an?)?|1/4(?: of an?)?|½(?: an?)?|¼|" + FactNumbers.Pattern + @"(?: and a half)?|an?(?= [ymk]))";

    [GeneratedRegex(@"(?<![\w.,/+-])(?<n>" + Figure + @")(?: ?(?:m|metres?|yards?|yds)? ?(?:-|to|or) ?(?<hi>" + Figure + @"))? ?(?<u>m\b(?!/)|metres?|meters?|mtrs?|yards?|yds?|miles?|kilometres?|kilometers?|kms?)\b(?! (?:walk test|an hour|per hour|away|from|timed))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Distance();

    [GeneratedRegex(@"\b(?:walk\w*|mobili[sz]\w*|mobility|manag\w*|ambulat\w*|exercise tolerance|gait|on foot|distance|gets? (?:about|to)|limited to|legs)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Walking();

    [GeneratedRegex(@"\b(?:unlimited(?: distances?)?|any distance|walking distance is (?:not limited|unlimited)|no limit to (?:her|his|their) walking)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Unlimited();

    [GeneratedRegex(@"\b(?:lives?|living|runs?|ran|running|cycl\w+|swim\w*|swam|driv\w+|drove|aim\w*|goal|target|timed|test|cannot (?:manage|walk) more|wheel\w* (?:himself|herself)|scooter|nearest)\b[^,;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NotWalked();

    [GeneratedRegex(@"^ ?(?:walk\b|in \d|swim|run|time|walk time|\(timed|dash|x \d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NotFar();

    [GeneratedRegex(@"[;,\n]|\. |\b(?:but|now|and is|diagnosed|today|relapse|since|until|whereas)\b|\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b(?:diagnosed|onset|since|started|commenced|born|relapsed?)(?: \w+){0,2} $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NotOfFigure();

    [GeneratedRegex(@"^(?:\W|\d)*(?:at|on|in|by|when)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Then();

    [GeneratedRegex(@"\b(?:now|today|currently|at present|this time)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Now();

    [GeneratedRegex(@"\b(?:previous(?:ly)?|used to|formerly|before|baseline|was once|at diagnosis|last (?:time|visit|seen|clinic))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Old();
}
