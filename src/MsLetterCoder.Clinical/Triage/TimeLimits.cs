namespace MsLetterCoder.Clinical.Triage;

/// <summary>
/// Until when somebody must act on a message, by urgency (triage.md section 1), reckoned in the team's opening times:
/// an emergency is due at receipt, whatever the hour; what must be done the same day at closing time where enough opening time is left of the day, else so much opening time into the working days that
/// follow; what is due soon, and routine, at the close of the second and the fifth working day after. What is for the record has no limit.
/// </summary>
/// <param name="hours">When the team works.</param>
/// <param name="sameDay">Opening time a message of the same day needs: as much must be left of the day, else as much of the next is given. 0 or more.</param>
public sealed class TimeLimits(OpeningTimes hours, TimeSpan sameDay)
{
    private const int SoonDays = 2;
    private const int RoutineDays = 5;

    /// <summary>Days ahead from which an event sets no limit that another does not set earlier.</summary>
    private const int LongestAhead = 90;

    /// <summary>Times of receipt are taken as no earlier and no later than these, so that a broken date still has a limit.</summary>
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the team works.</summary>
    public OpeningTimes Hours => hours;

    /// <summary>The limits of a message.</summary>
    /// <param name="received">When the clock starts: when it was received, or when its history was accepted.</param>
    /// <returns>The limits, UTC.</returns>
    public DueTimes From(DateTimeOffset received)
    {
        DateTimeOffset start = (received < Earliest ? Earliest : received > Latest ? Latest : received).ToUniversalTime();
        DateOnly day = hours.DayOf(start);
        return new DueTimes
        {
            Emergency = start,
            SameDay = SameDay(start, day),
            Soon = CloseAfter(day, SoonDays),
            Routine = CloseAfter(day, RoutineDays),
            Before = eventDay => Before(start, day, eventDay),
        };
    }

    /// <summary>The last close before an event's day; where the team is not open between receipt and that day, the first opening time from receipt on, though never later than the day's end.</summary>
    private DateTimeOffset Before(DateTimeOffset start, DateOnly received, DateOnly eventDay)
    {
        DateOnly latest = eventDay.DayNumber - received.DayNumber > LongestAhead ? received.AddDays(LongestAhead) : eventDay;
        for (DateOnly day = latest.AddDays(-1); day >= received; day = day.AddDays(-1))
        {
            if (hours.Of(day) is { Count: > 0 } spells && spells[^1].To > start)
            {
                return spells[^1].To;
            }
        }

        foreach ((DateTimeOffset from, DateTimeOffset to) in hours.Of(received).Where(spell => spell.To > start))
        {
            return from > start ? from : start;
        }

        DateTimeOffset opens = hours.Of(hours.NextWorkingDay(received))[0].From;
        DateTimeOffset ends = hours.EndOf(eventDay < received ? received : eventDay);
        return opens < ends ? opens : start;
    }

    private DateTimeOffset SameDay(DateTimeOffset start, DateOnly day)
    {
        IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> today = hours.Of(day);
        TimeSpan left = TimeSpan.Zero;
        foreach ((DateTimeOffset from, DateTimeOffset to) in today)
        {
            left += start >= to ? TimeSpan.Zero : to - (start > from ? start : from);
        }

        return left > TimeSpan.Zero && left >= sameDay ? today[^1].To : Into(hours.NextWorkingDay(day));
    }

    /// <summary>The moment at which so much opening time has passed since a working day began.</summary>
    private DateTimeOffset Into(DateOnly day)
    {
        TimeSpan owed = sameDay;
        while (true)
        {
            foreach ((DateTimeOffset from, DateTimeOffset to) in hours.Of(day))
            {
                if (to - from >= owed)
                {
                    return from + owed;
                }

                owed -= to - from;
            }

            day = hours.NextWorkingDay(day);
        }
    }

    private DateTimeOffset CloseAfter(DateOnly day, int workingDays)
    {
        for (int i = 0; i < workingDays; i++)
        {
            day = hours.NextWorkingDay(day);
        }

        return hours.Of(day)[^1].To;
    }
}
