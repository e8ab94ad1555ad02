namespace MsLetterCoder.Clinical.Triage;

/// <summary>How many falls a person's stored documents tell of in twelve months.</summary>
/// <param name="Falls">How many; what may be told twice counts twice.</param>
/// <param name="MaybeTwice">How many of these may be falls that another document tells of too: their dates do not say.</param>
/// <param name="Days">Days that are told exactly, in order.</param>
public sealed record FallCount(int Falls, int MaybeTwice, IReadOnlyList<DateOnly> Days)
{
    /// <summary>Counts them.</summary>
    /// <param name="told">What each document tells.</param>
    /// <param name="today">The last of the twelve months' days.</param>
    public static FallCount Of(IReadOnlyList<DocumentFalls> told, DateOnly today)
    {
        DateOnly limit = today.AddYears(-1);
        var days = new SortedDictionary<DateOnly, int>();
        var wider = new List<DocumentFalls>();
        foreach (DocumentFalls falls in told.Where(f => (f.Until ?? f.Told) > limit && (f.Since ?? f.Told) <= today))
        {
            if (falls.Since is { } day && falls.Until == day)
            {
                days[day] = Math.Max(falls.Falls, days.GetValueOrDefault(day));
            }
            else
            {
                wider.Add(falls);
            }
        }

        // The same day is the same fall, whoever tells it.
        List<Counted> counted = [.. told.Where(f => f.Since is { } day && f.Until == day && days.ContainsKey(day)).DistinctBy(f => (f.Since, f.Thread)).Select(f => new Counted(f.Since, f.Until, f.Thread, days[f.Since!.Value]))];
        int sum = days.Values.Sum();
        int twice = 0;
        foreach (DocumentFalls falls in wider.OrderBy(f => f.Until is null).ThenBy(f => f.Since is { } since ? f.Until!.Value.DayNumber - since.DayNumber : 0).ThenBy(f => f.Told))
        {
            // Within a thread a period takes in the falls that lie in it.
            int inside = falls.Since is null ? 0 : counted.Where(c => c.Thread == falls.Thread && c.Since >= falls.Since && c.Until <= falls.Until).DistinctBy(c => (c.Since, c.Until)).Sum(c => c.Falls);
            int added = Math.Max(0, falls.Falls - inside);
            int elsewhere = counted.Where(c => (inside == 0 || c.Thread != falls.Thread) && (falls.Since is null || c.Since is null || (c.Since <= falls.Until && falls.Since <= c.Until)))
                .DistinctBy(c => (c.Since, c.Until)).Sum(c => c.Falls);
            sum += added;
            twice += Math.Min(added, elsewhere);
            counted.Add(new Counted(falls.Since, falls.Until, falls.Thread, falls.Falls));
        }

        return new FallCount(sum, twice, [.. days.Keys]);
    }

    private readonly record struct Counted(DateOnly? Since, DateOnly? Until, long Thread, int Falls);
}
