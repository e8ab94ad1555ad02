using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>
/// Reads which falls a document tells of, and when. A number ('two falls since March') counts for itself and for the falls of its period that are told one by one; falls told one by one are
/// as many as the days they are given; a fall that is given no day is taken for one that is, or for one. Only what is said as present or past counts.
/// </summary>
internal static partial class FallsToldReader
{
    private const string Recurrent = "recurrent_falls";

    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal) { "fall", "falls", "fall_from_wheelchair", "history_of_fall", Recurrent };

    /// <summary>The falls told, those of a stated number first.</summary>
    /// <param name="read">The text.</param>
    /// <param name="mentions">What is named in text and subject.</param>
    /// <param name="facts">Facts of the document; a letter's falls among them.</param>
    /// <param name="received">Day of receipt.</param>
    public static IReadOnlyList<FallsTold> Read(ReadText read, IReadOnlyList<Mention> mentions, DocumentFacts facts, DateOnly received)
    {
        List<Mention> falls = [.. mentions.Where(m => m.Key is { } key && Keys.Contains(key) && m.Context is MentionContext.Present or MentionContext.Past)];
        if (!MayTell(read.Text) && falls.Count == 0)
        {
            return [];
        }

        DateOnly today = facts.ClinicDate ?? facts.Letter.LetterDate?.Date.First ?? received;
        today = today > received ? received : today;
        var source = new FactSource(read, [], today);
        (IReadOnlyList<CountFact> counts, DatedFact? last) = source.Count == 0 ? ([], null) : FallReader.Read(source);
        List<FallsTold> single = Single(source, falls, last, today);
        var told = new List<FallsTold>();
        foreach (CountFact count in counts.Where(c => c.Count > 0))
        {
            (DateOnly Since, DateOnly Until)? period = count.Within is { } within ? Days(within) : count.Since is { } since ? (since.First, today) : null;
            told.Add(Place(count.Count, period, count.Span, TextField.Text, today));
        }

        if (told.Count == 0 && falls.Find(m => m.Key == Recurrent) is { } recurrent)
        {
            told.Add(new FallsTold { Falls = 2, Told = today, Span = recurrent.Span, In = recurrent.In });
        }

        return Reduced(told, single);
    }

    private static bool MayTell(string text) => Words().IsMatch(text);

    private static List<FallsTold> Single(FactSource source, List<Mention> falls, DatedFact? last, DateOnly today)
    {
        var single = new List<FallsTold>();
        foreach (Mention fall in falls.Where(m => m.Key != Recurrent))
        {
            single.Add(Place(1, fall.In == TextField.Text && source.Count > 0 ? When(source, source.View.ToView(fall.Span.Start), today) : null, fall.Span, fall.In, today));
        }

        if (last is not null)
        {
            single.Add(Place(1, Days(last.Date), last.Span, TextField.Text, today));
        }

        return single;
    }

    /// <summary>Falls told one by one join those of a stated number in whose period they lie; the rest count once a day, and without any day once.</summary>
    private static List<FallsTold> Reduced(List<FallsTold> counted, List<FallsTold> single)
    {
        List<FallsTold> dated = [];
        foreach (FallsTold fall in single.Where(f => f.Since is not null).OrderBy(f => f.Until!.Value.DayNumber - f.Since!.Value.DayNumber))
        {
            // 'Last week, on Tuesday': the wider period holds a day that is told already.
            if (!dated.Exists(d => fall.Since <= d.Since && d.Until <= fall.Until))
            {
                dated.Add(fall);
            }
        }

        var told = new List<FallsTold>();
        foreach (FallsTold count in counted.DistinctBy(c => (c.Falls, c.Since, c.Until)))
        {
            int inside = dated.RemoveAll(d => count.Since is null || (count.Since <= d.Since && d.Until <= count.Until));
            told.Add(count with { Falls = Math.Max(count.Falls, inside) });
        }

        told.AddRange(dated);
        return told.Count > 0 || single.Count == 0 ? told : [single[0]];
    }

    /// <summary>When a fall was, by the date of its sentence that stands nearest; null where it has none.</summary>
    private static (DateOnly Since, DateOnly Until)? When(FactSource source, int at, DateOnly today)
    {
        int sentence = source.SentenceAt(at);
        (DateOnly Since, DateOnly Until)? nearest = null;
        int distance = int.MaxValue;
        foreach (DatePhrase date in source.Dates(sentence).Where(d => d.Date.First <= today))
        {
            bool since = source.Text.AsSpan(0, date.Start).TrimEnd().EndsWith("since", StringComparison.OrdinalIgnoreCase);
            bool week = date.Date is { Day: null, Doubt: true } && source.Text.AsSpan(date.Start, date.End - date.Start).Contains("week", StringComparison.OrdinalIgnoreCase);
            Take(date.Start, since ? (date.Date.First, today) : week ? (today.AddDays(-14), today) : Days(date.Date));
        }

        for (Match match = source.Match(Day(), source.Start(sentence), source.End(sentence)); match.Success; match = match.NextMatch())
        {
            Take(match.Index, Relative(match, today));
        }

        return nearest;

        void Take(int place, (DateOnly Since, DateOnly Until) days)
        {
            if (Math.Abs(place - at) < distance)
            {
                (distance, nearest) = (Math.Abs(place - at), days);
            }
        }
    }

    private static (DateOnly Since, DateOnly Until) Relative(Match match, DateOnly today)
    {
        if (match.Groups["today"].Success)
        {
            return (today, today);
        }

        if (match.Groups["yesterday"].Success)
        {
            return (today.AddDays(-1), today.AddDays(-1));
        }

        if (match.Groups["weekday"].Success)
        {
            // 'On Monday' is the last one; said on a Monday it may be either.
            int back = ((int)today.DayOfWeek - Array.FindIndex(Weekdays, d => match.Groups["weekday"].ValueSpan.StartsWith(d, StringComparison.OrdinalIgnoreCase)) + 7) % 7;
            return back == 0 ? (today.AddDays(-7), today) : (today.AddDays(-back), today.AddDays(-back));
        }

        return (today.AddDays(-7), today);
    }

    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static (DateOnly Since, DateOnly Until) Days(PartialDate date)
    {
        DateOnly first = date.First;
        return (first, date.Day is not null ? first : date.Month is not null ? first.AddMonths(1).AddDays(-1) : first.AddYears(1).AddDays(-1));
    }

    private static FallsTold Place(int falls, (DateOnly Since, DateOnly Until)? days, TextSpan span, TextField field, DateOnly today)
    {
        (DateOnly Since, DateOnly Until)? past = days is { } known && known.Since <= today ? (known.Since, known.Until > today ? today : known.Until) : null;
        return new FallsTold { Falls = falls, Told = today, Since = past?.Since, Until = past?.Until, Span = span, In = field };
    }

    [GeneratedRegex(@"\b(?:fall|fell|tripped)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"\b(?:(?<today>today|tonight|this (?:morning|afternoon|evening)|just now|an hour ago|earlier on)|(?<yesterday>yesterday|last night|the night before)|(?:on|last|this|since) (?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?<week>this week|the other (?:day|night)|a few (?:days|nights) ago|over the weekend|at the weekend|last weekend))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex Day();
}
