using System.Buffers;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads when a drug was started and stopped from the dates before and behind its name.</summary>
internal static partial class TreatmentDates
{
    private static readonly SearchValues<string> Centuries = SearchValues.Create(["19", "20"], StringComparison.Ordinal);

    /// <summary>The first range of years behind a name: '(2015-2019)', '2018 to date'; false where there is none.</summary>
    public static bool Years(ReadOnlySpan<char> tail, out PartialDate? from, out PartialDate? to, out bool ongoing)
    {
        (from, to, ongoing) = (null, null, false);
        if (!tail.ContainsAny(Centuries))
        {
            return false;
        }

        foreach (ValueMatch match in YearRange().EnumerateMatches(tail))
        {
            ReadOnlySpan<char> words = tail.Slice(match.Index, match.Length);
            int first = words.IndexOfAnyInRange('0', '9');
            from = new PartialDate(int.Parse(words.Slice(first, 4), System.Globalization.CultureInfo.InvariantCulture));
            ReadOnlySpan<char> rest = words[(first + 4)..];
            int second = rest.IndexOfAnyInRange('0', '9');
            ongoing = second < 0;
            to = ongoing ? null : rest.Length - second >= 4 ? new PartialDate(int.Parse(rest.Slice(second, 4), System.Globalization.CultureInfo.InvariantCulture))
                : new PartialDate((from.Value.Year / 100 * 100) + int.Parse(rest.Slice(second, 2), System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }

        return false;
    }

    /// <summary>Fills in start and stop, where they are still open, from the dates that stand by the drug.</summary>
    public static void Read(FactSource source, PlacedAnchor drug, int leadStart, int tailEnd, TreatmentStatus status, bool listed, bool two, bool opens, ref PartialDate? started, ref PartialDate? stopped)
    {
        string text = source.Text;
        if (started is not null && stopped is not null)
        {
            return;
        }

        foreach (DatePhrase date in source.Dates(drug.Sentence).OrderBy(d => d.Start < drug.Start))
        {
            bool behind = date.Start >= drug.End && date.End <= tailEnd;
            bool before = opens && date.Start >= leadStart && date.End <= drug.Start && !Since().IsMatch(text.AsSpan(Math.Max(leadStart, date.Start - 12), date.Start - Math.Max(leadStart, date.Start - 12)));
            if (!behind && !before)
            {
                continue;
            }

            int from = behind ? drug.End : leadStart;
            ReadOnlySpan<char> near = text.AsSpan(Math.Max(from, date.Start - 34), date.Start - Math.Max(from, date.Start - 34));
            ReadOnlySpan<char> whole = behind ? text.AsSpan(drug.End, date.Start - drug.End) : text.AsSpan(leadStart, drug.Start - leadStart);
            if (NotDrugDate().IsMatch(near))
            {
                continue;
            }

            bool until = Until().IsMatch(near);
            bool begin = Begin().IsMatch(near) || (two && started is null);
            bool stop = until || (status == TreatmentStatus.Stopped && !begin && (StopVerb().IsMatch(whole) || StopVerb().IsMatch(text.AsSpan(leadStart, drug.Start - leadStart))));
            if (stop && !StartAfterStop(whole))
            {
                stopped ??= date.Date;
            }
            else if (begin || StartVerb().IsMatch(whole) || StartVerb().IsMatch(text.AsSpan(leadStart, drug.Start - leadStart)) || (listed && behind && near.Trim(" (").Length < 20) || two)
            {
                started ??= Forward(date.Date, status, source.Today);
            }
        }
    }

    private static bool StartAfterStop(ReadOnlySpan<char> words)
    {
        int stop = -1;
        int start = -1;
        foreach (ValueMatch match in StopVerb().EnumerateMatches(words))
        {
            stop = match.Index;
        }

        foreach (ValueMatch match in StartVerb().EnumerateMatches(words))
        {
            start = match.Index;
        }

        return start > stop;
    }

    /// <summary>What is planned for 'March' starts in the next March.</summary>
    private static PartialDate Forward(PartialDate date, TreatmentStatus status, DateOnly? today) =>
        status == TreatmentStatus.Planned && date.Doubt && date.Month is { } month && today is { } now && date.First < new DateOnly(now.Year, now.Month, 1) && PartialDate.IsReal(date.Year + 1, month, date.Day)
            ? new PartialDate(date.Year + 1, month, date.Day, true) : date;

    [GeneratedRegex(@"\b(?:from )?(?:19|20)\d\d ?(?:-|to|until|till|–) ?(?:(?:19|20)\d\d|\d\d(?!\d|/|-)|present|date|now|current)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex YearRange();

    [GeneratedRegex(@"\b(?:last|latest|next|due|infusions?|cycle|dose|booked|reviewed?|mri|scan|relapse|diagnosed|jcv?|bloods?|lymphocytes?|count|age)\b[^,;(]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NotDrugDate();

    [GeneratedRegex(@"\bsince(?: \w+)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Since();

    [GeneratedRegex(@"\b(?:until|till|to|up to)(?: about| around)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Until();

    [GeneratedRegex(@"\b(?:since|from|(?:re)?start\w*|commenc\w+|began|begun|begin|initiated|introduced)\b(?:(?! stop| discont| replac)[^,;.]){0,22}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Begin();

    [GeneratedRegex(@"\b(?:(?<!full )stop\w*|discontinu\w+|withdr[ae]w\w*|ceased|c[ao]me off|given up|gave up|finished|completed|switched from|changed from)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex StopVerb();

    [GeneratedRegex(@"\b(?:(?:re)?start\w*|commenc\w+|began|begun|begin|initiated|introduced|since|from|switched to|changed to|moved to|prescribed|put on)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex StartVerb();
}
