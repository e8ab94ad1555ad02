using System.Collections.Frozen;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>When a team works: its hours by weekday in its time zone, without the days on which it is closed. Answers are UTC, so that a spell in which the clocks change has its true length.</summary>
public sealed class OpeningTimes
{
    private readonly FrozenDictionary<DayOfWeek, DayHours> hours;
    private readonly FrozenSet<DateOnly> closed;

    /// <summary>Opening times of a team.</summary>
    /// <param name="zone">Its time zone.</param>
    /// <param name="hours">Its hours by weekday; a weekday left out is closed.</param>
    /// <param name="closed">Days on which it is closed all the same: bank holidays and its own.</param>
    /// <exception cref="ArgumentException">It is open on no weekday.</exception>
    public OpeningTimes(TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, DayHours> hours, IEnumerable<DateOnly> closed)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(hours);
        if (!hours.Values.Any(day => day.Spells.Count > 0))
        {
            throw new ArgumentException("A team is open on one weekday at least.", nameof(hours));
        }

        Zone = zone;
        this.hours = hours.ToFrozenDictionary();
        this.closed = closed.ToFrozenSet();
    }

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The day it is for the team at a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>When a day ends for the team and the next begins.</summary>
    public DateTimeOffset EndOf(DateOnly day) => Moment(day, TimeSpan.FromDays(1));

    /// <summary>The spells in which the team is open on a day; none where it is no working day. A spell that lies wholly in the hour that a clock change leaves out does not happen.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Of(DateOnly day) => closed.Contains(day) || !hours.TryGetValue(day.DayOfWeek, out DayHours? open)
        ? []
        : [.. open.Spells.Select(spell => (From: Moment(day, spell.From), To: Moment(day, spell.To))).Where(spell => spell.To > spell.From)];

    /// <summary>The first working day after a day. There is one: closed days are finite, and a weekday comes again.</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (Of(day).Count == 0);
        return day;
    }

    /// <summary>A moment by the clock on the wall. An hour that a clock change leaves out is read by the clock as it stood before; of an hour that comes twice the first is meant.</summary>
    private DateTimeOffset Moment(DateOnly day, TimeSpan time)
    {
        DateTime local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified) + time;
        TimeSpan offset = Zone.IsInvalidTime(local)
            ? Zone.GetUtcOffset(local.AddDays(-1))
            : Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(DateTime.SpecifyKind(local - offset, DateTimeKind.Utc));
    }
}
