using System.Buffers;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads falls: how many in a period, and the last. Not 'a fall in the lymphocyte count', 'falls asleep', 'falls clinic'.</summary>
internal static partial class FallReader
{
    private const string Noun = @"(?<!rain|snow|water|night)falls?\b(?! (?:in (?:her|his|the)? ?(?:\w+ )?(?:count|level|lymphocyte|haemoglobin|pressure|platelet|blood)\w*|asleep|clinic|team|prevention|risk|service|referral|into|under|within|below|off))";

    private static readonly SearchValues<string> Words = SearchValues.Create(["fall", "fell", "tripped"], StringComparison.OrdinalIgnoreCase);

    public static (IReadOnlyList<CountFact> Counts, DatedFact? Last) Read(FactSource source)
    {
        var counts = new List<(CountFact Fact, int Start, int End)>();
        DatedFact? last = null;
        foreach (int sentence in source.With(Words))
        {
            CountReader.Find(source, sentence, Counted(), counts);
            Match match = source.Match(Last(), source.Start(sentence), source.End(sentence));
            if (!match.Success || source.IsOthers(sentence, match.Index) || source.IsConditional(sentence, match.Index))
            {
                continue;
            }

            int limit = match.Index + match.Length + 30;
            DatePhrase? when = source.Dates(sentence).Where(d => d.Start >= match.Index && d.Start <= limit).Cast<DatePhrase?>().FirstOrDefault();
            if (when is { } date && last is null)
            {
                last = new DatedFact(date.Date, source.Original(match.Index, date.End));
            }
        }

        return ([.. counts.Select(c => c.Fact).DistinctBy(c => (c.Count, c.High, c.Since, c.Within))], last);
    }

    [GeneratedRegex(
        "(?:" + CountReader.Denial + CountReader.Adjectives + " " + Noun + "|" + CountReader.Amount + CountReader.Adjectives + " " + Noun + @"|\bfalls?" + CountReader.Answer
        + @"|\b(?:her|his|their|the) (?<n>first|second|third|fourth|fifth|sixth)" + CountReader.Adjectives + @" fall\b(?= (?:this|in|of))"
        + @"|\b(?:fell|fallen|fell over|fallen over|tripped and fell)(?: over)? (?:only |just )?(?<n>once|twice|thrice)\b|\b(?:fell|fallen)(?: over)? (?<n>" + FactNumbers.Pattern + @") times\b"
        + @"|(?<neg>\b(?:has not|hasn't|have not|haven't|had not|not|never)(?: actually| had)? fallen)\b(?! asleep))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:(?:last|latest|most recent) (?:fall\b|one\b|of (?:these|which|them)\b|being\b)|last fell\b|last tripped\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Last();
}
