using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.App.Configuration;

/// <summary>The team's opening times and time limits as the settings say.</summary>
internal sealed class TeamTimes
{
    /// <summary>The zone of the four nations by the name that Windows gives it: there a name of the IANA list is not found without ICU.</summary>
    private const string London = "Europe/London", LondonOnWindows = "GMT Standard Time";

    private readonly Nation nation;
    private readonly string hours;
    private readonly int ownClosedDays;

    /// <summary>Reads them.</summary>
    /// <exception cref="ConfigurationException">The zone is unknown on this machine, or hours or dates cannot be read; the message names the key.</exception>
    public TeamTimes(TriageOptions options)
    {
        nation = options.Nation;
        var holidays = BankHolidays.Load();
        BankHolidaysEnd = holidays.LastDay(nation);
        Dictionary<DayOfWeek, DayHours> byDay = Enum.GetValues<DayOfWeek>().ToDictionary(day => day, day => Hours(day, options.OpeningHours.Of(day)));
        if (!byDay.Values.Any(day => day.Spells.Count > 0))
        {
            throw new ConfigurationException("'Triage:OpeningHours' leaves no day on which the team is open.");
        }

        hours = InWords(byDay);
        HashSet<DateOnly> closed = ClosedDays(options.ClosedDays);
        ownClosedDays = closed.Count;
        closed.UnionWith(holidays.Of(nation));
        Limits = new TimeLimits(new OpeningTimes(Zone(options.TimeZone), byDay, closed), TimeSpan.FromMinutes(options.SameDayMinutes));
        DueShortly = TimeSpan.FromMinutes(options.DueShortlyMinutes);
    }

    /// <summary>The time limits.</summary>
    public TimeLimits Limits { get; }

    /// <summary>How long before its limit work moves to the front.</summary>
    public TimeSpan DueShortly { get; }

    /// <summary>The last day for which the nation's bank holidays are known.</summary>
    public DateOnly BankHolidaysEnd { get; }

    /// <summary>The opening hours by weekday in words: 'Mon-Fri 09:00-17:00; Sat-Sun closed'.</summary>
    public string OpeningHours => hours;

    /// <summary>Whether the team is open at a moment.</summary>
    public bool IsOpen(DateTimeOffset moment) => Limits.Hours.Of(Limits.Hours.DayOf(moment)).Any(spell => moment >= spell.From && moment < spell.To);

    /// <summary>When the day ends that it is for the team.</summary>
    public DateTimeOffset EndOfDay(DateTimeOffset now) => Limits.Hours.EndOf(Limits.Hours.DayOf(now));

    /// <summary>The day that it is for the team.</summary>
    public DateOnly DayOf(DateTimeOffset time) => Limits.Hours.DayOf(time);

    /// <summary>The times in words for a person.</summary>
    public string Describe(DateTimeOffset now)
    {
        TimeZoneInfo zone = Limits.Hours.Zone;
        TimeSpan offset = zone.GetUtcOffset(now);
        string own = ownClosedDays == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and on {ownClosedDays} days of the team's own");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{hours}; time zone {zone.Id} (now {TimeZoneInfo.ConvertTime(now, zone):yyyy-MM-dd HH:mm}, UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}); closed on the bank holidays of {nation}{own}");
    }

    private static DayHours Hours(DayOfWeek day, string text) =>
        DayHours.Read(text) ?? throw new ConfigurationException($"'Triage:OpeningHours:{day}' is '{text}': hours are like '09:00-17:00' or '09:00-12:30, 13:30-17:00', in order, up to 24:00; empty is closed.");

    private static HashSet<DateOnly> ClosedDays(string text)
    {
        var days = new HashSet<DateOnly>();
        foreach (string word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            days.Add(DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                ? day
                : throw new ConfigurationException($"'Triage:ClosedDays' holds '{word}': days are dates like 2026-12-24, parted by commas."));
        }

        return days;
    }

    private static TimeZoneInfo Zone(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) || (name == London && TimeZoneInfo.TryFindSystemTimeZoneById(LondonOnWindows, out zone)))
        {
            return zone;
        }

        throw new ConfigurationException(
            $"'Triage:TimeZone' is '{name}', which this machine does not know: use a name such as Europe/London, and install the operating system's time zones (package tzdata) where they are missing.");
    }

    /// <summary>'Mon-Fri 09:00-17:00, Sat closed': days that follow each other with the same hours stand together.</summary>
    private static string InWords(Dictionary<DayOfWeek, DayHours> byDay)
    {
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
        var runs = new List<(DayOfWeek First, DayOfWeek Last, string Hours)>();
        foreach (DayOfWeek day in week)
        {
            string text = byDay[day].ToString();
            if (runs.Count > 0 && runs[^1].Hours == text)
            {
                runs[^1] = runs[^1] with { Last = day };
            }
            else
            {
                runs.Add((day, day, text));
            }
        }

        return string.Join("; ", runs.Select(run => $"{Short(run.First)}{(run.First == run.Last ? "" : $"-{Short(run.Last)}")} {run.Hours}"));
    }

    private static string Short(DayOfWeek day) => day.ToString()[..3];
}
