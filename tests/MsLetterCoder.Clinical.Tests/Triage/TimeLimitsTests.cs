using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

/// <summary>Times by the clock on the wall in London, unless they end with Z.</summary>
public sealed class TimeLimitsTests
{
    private static readonly BankHolidays Holidays = BankHolidays.Load();
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>What must be done before an event: Monday to Friday nine to five; Friday 20 November 2026.</summary>
    [Theory]
    // Tomorrow, or on Monday: this afternoon's close.
    [InlineData("2026-11-19 10:00", "2026-11-20", "2026-11-19 17:00")]
    [InlineData("2026-11-20 10:00", "2026-11-23", "2026-11-20 17:00")]
    // At the weekend, written on Friday evening: there is no working time before it, and Saturday ends first.
    [InlineData("2026-11-20 18:00", "2026-11-21", "2026-11-20 18:00")]
    // Monday, written at the weekend: as soon as the team opens.
    [InlineData("2026-11-21 12:00", "2026-11-23", "2026-11-23 09:00")]
    // Today, while the team is open, and before it opens.
    [InlineData("2026-11-18 10:00", "2026-11-18", "2026-11-18 10:00")]
    [InlineData("2026-11-18 07:00", "2026-11-18", "2026-11-18 09:00")]
    // In a month: the close of the day before.
    [InlineData("2026-11-02 10:00", "2026-12-01", "2026-11-30 17:00")]
    public void Before_IsTheWorkingTimeBeforeAnEvent(string received, string day, string limit) =>
        Assert.Equal(At(limit), Limits(Nation.England).From(At(received)).Before!(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void Of_TakesTheEarlierOfUrgencyAndEvent()
    {
        DueTimes due = Limits(Nation.England).From(At("2026-11-18 10:00"));

        Assert.Equal(At("2026-11-19 17:00"), due.Of(Urgency.Routine, new DateOnly(2026, 11, 20)));
        Assert.Equal(due.SameDay, due.Of(Urgency.SameDay, new DateOnly(2026, 11, 20)));
        Assert.Equal(due.Routine, due.Of(Urgency.Routine, new DateOnly(2027, 11, 20)));
        Assert.Equal(due.Routine, due.Of(Urgency.Routine, null));
        Assert.Null(due.Of(Urgency.RecordOnly, new DateOnly(2026, 11, 20)));
    }

    [Theory]
    // An ordinary Wednesday.
    [InlineData("2026-11-18 10:00", "2026-11-18 17:00", "2026-11-20 17:00", "2026-11-25 17:00")]
    // Two hours before closing to the second, and a second later.
    [InlineData("2026-11-18 15:00", "2026-11-18 17:00", "2026-11-20 17:00", "2026-11-25 17:00")]
    [InlineData("2026-11-18 15:00:01", "2026-11-19 11:00", "2026-11-20 17:00", "2026-11-25 17:00")]
    // Before opening, after closing, at midnight.
    [InlineData("2026-11-18 06:30", "2026-11-18 17:00", "2026-11-20 17:00", "2026-11-25 17:00")]
    [InlineData("2026-11-18 00:00", "2026-11-18 17:00", "2026-11-20 17:00", "2026-11-25 17:00")]
    [InlineData("2026-11-18 17:00", "2026-11-19 11:00", "2026-11-20 17:00", "2026-11-25 17:00")]
    [InlineData("2026-11-18 23:59:59", "2026-11-19 11:00", "2026-11-20 17:00", "2026-11-25 17:00")]
    // Friday 16:59, Saturday night, Sunday.
    [InlineData("2026-11-20 16:59", "2026-11-23 11:00", "2026-11-24 17:00", "2026-11-27 17:00")]
    [InlineData("2026-11-21 23:30", "2026-11-23 11:00", "2026-11-24 17:00", "2026-11-27 17:00")]
    [InlineData("2026-11-22 12:00", "2026-11-23 11:00", "2026-11-24 17:00", "2026-11-27 17:00")]
    // Christmas on a Friday, Boxing Day's substitute on Monday 28.
    [InlineData("2026-12-24 16:00", "2026-12-29 11:00", "2026-12-30 17:00", "2027-01-05 17:00")]
    [InlineData("2026-12-25 09:00", "2026-12-29 11:00", "2026-12-30 17:00", "2027-01-05 17:00")]
    // Christmas on a Saturday, Boxing Day on a Sunday: both substitutes, then New Year's Day on a Saturday.
    [InlineData("2027-12-24 16:59", "2027-12-29 11:00", "2027-12-30 17:00", "2028-01-05 17:00")]
    [InlineData("2027-12-25 12:00", "2027-12-29 11:00", "2027-12-30 17:00", "2028-01-05 17:00")]
    // Easter.
    [InlineData("2026-04-02 16:00", "2026-04-07 11:00", "2026-04-08 17:00", "2026-04-13 17:00")]
    // The clocks go forward on Sunday 29 March 2026, back on Sunday 25 October 2026: the wall's 17:00 stays 17:00.
    [InlineData("2026-03-27 16:59", "2026-03-30 11:00", "2026-03-31 17:00", "2026-04-07 17:00")]
    [InlineData("2026-03-29 00:59", "2026-03-30 11:00", "2026-03-31 17:00", "2026-04-07 17:00")]
    [InlineData("2026-03-29 01:00Z", "2026-03-30 11:00", "2026-03-31 17:00", "2026-04-07 17:00")]
    [InlineData("2026-10-23 16:59", "2026-10-26 11:00", "2026-10-27 17:00", "2026-10-30 17:00")]
    [InlineData("2026-10-25 00:30Z", "2026-10-26 11:00", "2026-10-27 17:00", "2026-10-30 17:00")]
    [InlineData("2026-10-25 01:30Z", "2026-10-26 11:00", "2026-10-27 17:00", "2026-10-30 17:00")]
    // 23:30 UTC is the next day in summer.
    [InlineData("2026-07-01 23:30Z", "2026-07-02 17:00", "2026-07-06 17:00", "2026-07-09 17:00")]
    public void England_MondayToFridayNineToFive(string received, string sameDay, string soon, string routine)
    {
        DateTimeOffset start = At(received);
        DueTimes due = Limits(Nation.England).From(start);

        Assert.Equal((start, At(sameDay), At(soon), At(routine)), (due.Emergency, due.SameDay, due.Soon, due.Routine));
        Assert.All(new[] { due.Emergency, due.SameDay, due.Soon, due.Routine }, time => Assert.Equal(TimeSpan.Zero, time!.Value.Offset));
        Assert.Null(due.Of(Urgency.RecordOnly));
    }

    [Theory]
    // 2 January: a Friday in 2026; 2027 on a Saturday, its substitute Monday 4.
    [InlineData(Nation.Scotland, "2026-01-02 10:00", "2026-01-05 11:00", "2026-01-06 17:00")]
    [InlineData(Nation.England, "2026-01-02 10:00", "2026-01-02 17:00", "2026-01-06 17:00")]
    [InlineData(Nation.Scotland, "2027-01-04 10:00", "2027-01-05 11:00", "2027-01-06 17:00")]
    [InlineData(Nation.Wales, "2027-01-04 10:00", "2027-01-04 17:00", "2027-01-06 17:00")]
    [InlineData(Nation.Scotland, "2027-12-31 16:00", "2028-01-05 11:00", "2028-01-06 17:00")]
    [InlineData(Nation.NorthernIreland, "2027-12-31 16:00", "2028-01-04 11:00", "2028-01-05 17:00")]
    // St Andrew's Day: Monday 30 November 2026; a Sunday in 2025, so Monday 1 December.
    [InlineData(Nation.Scotland, "2026-11-30 10:00", "2026-12-01 11:00", "2026-12-02 17:00")]
    [InlineData(Nation.England, "2026-11-30 10:00", "2026-11-30 17:00", "2026-12-02 17:00")]
    [InlineData(Nation.Scotland, "2025-11-28 16:00", "2025-12-02 11:00", "2025-12-03 17:00")]
    // 12 July: a Sunday in 2026, so Monday 13; a Monday in 2027.
    [InlineData(Nation.NorthernIreland, "2026-07-13 10:00", "2026-07-14 11:00", "2026-07-15 17:00")]
    [InlineData(Nation.NorthernIreland, "2027-07-12 10:00", "2027-07-13 11:00", "2027-07-14 17:00")]
    [InlineData(Nation.Scotland, "2027-07-12 10:00", "2027-07-12 17:00", "2027-07-14 17:00")]
    // Easter Monday is a working day in Scotland alone; the August holidays are four weeks apart.
    [InlineData(Nation.Scotland, "2026-04-06 10:00", "2026-04-06 17:00", "2026-04-08 17:00")]
    [InlineData(Nation.Wales, "2026-04-06 10:00", "2026-04-07 11:00", "2026-04-08 17:00")]
    [InlineData(Nation.Scotland, "2026-08-31 10:00", "2026-08-31 17:00", "2026-09-02 17:00")]
    [InlineData(Nation.England, "2026-08-31 10:00", "2026-09-01 11:00", "2026-09-02 17:00")]
    public void Nations_KeepTheirOwnHolidays(Nation nation, string received, string sameDay, string soon)
    {
        DueTimes due = Limits(nation).From(At(received));

        Assert.Equal((At(sameDay), At(soon)), (due.SameDay, due.Soon));
    }

    [Theory]
    // A midday break: opening time left is summed, and 2 hours into the day end after the break.
    [InlineData("Mon=09:00-10:30,13:30-17:00;Tue=09:00-17:00", "2026-11-16 10:00", "2026-11-16 17:00", "2026-11-23 17:00")]
    [InlineData("Mon=09:00-10:30,13:30-14:30;Tue=09:00-17:00", "2026-11-16 10:00", "2026-11-17 11:00", "2026-11-23 14:30")]
    [InlineData("Mon=09:00-10:30,13:30-17:00;Tue=09:00-17:00", "2026-11-14 10:00", "2026-11-16 14:00", "2026-11-17 17:00")]
    // Opening shorter than 2 hours runs on into the working day after; before such a day opens its hours do not suffice either.
    [InlineData("Mon=09:00-10:00;Wed=10:00-16:00", "2026-11-14 10:00", "2026-11-18 11:00", "2026-11-18 16:00")]
    [InlineData("Mon=09:00-10:00;Wed=10:00-16:00", "2026-11-16 08:00", "2026-11-18 12:00", "2026-11-23 10:00")]
    // Days without length are no working days.
    [InlineData("Mon=09:00-09:00;Tue=09:00-17:00;Wed=;Thu=09:00-17:00", "2026-11-13 10:00", "2026-11-17 11:00", "2026-11-19 17:00")]
    // One day a week.
    [InlineData("Fri=09:00-17:00", "2026-12-18 16:00", "2027-01-08 11:00", "2027-01-15 17:00")]
    // Round the clock: closing is midnight.
    [InlineData("Mon=00:00-24:00;Tue=00:00-24:00;Wed=00:00-24:00;Thu=00:00-24:00;Fri=00:00-24:00;Sat=00:00-24:00;Sun=00:00-24:00", "2026-11-18 22:00", "2026-11-19 00:00", "2026-11-21 00:00")]
    [InlineData("Mon=00:00-24:00;Tue=00:00-24:00;Wed=00:00-24:00;Thu=00:00-24:00;Fri=00:00-24:00;Sat=00:00-24:00;Sun=00:00-24:00", "2026-11-18 22:01", "2026-11-19 02:00", "2026-11-21 00:00")]
    // The day the clocks go forward, 01:00-02:00 left out: 00:00-03:00 holds 2 hours, the 2 hours of 00:00-04:00 end at 03:00 by the wall.
    [InlineData("Sun=00:00-03:00;Mon=09:00-17:00", "2026-03-29 00:00", "2026-03-29 03:00", "2026-04-05 03:00")]
    [InlineData("Sun=00:00-03:00;Mon=09:00-17:00", "2026-03-29 00:00:01", "2026-03-30 11:00", "2026-04-05 03:00")]
    [InlineData("Sun=00:00-04:00;Mon=09:00-17:00", "2026-03-28 12:00", "2026-03-29 03:00", "2026-03-30 17:00")]
    // A spell that lies in the hour left out does not happen: the Sunday is no working day.
    [InlineData("Sun=01:00-02:00;Tue=09:00-17:00", "2026-03-28 12:00", "2026-03-31 11:00", "2026-04-05 02:00")]
    // Opening in the hour left out begins by the clock as it stood: 01:30 GMT, which the wall calls 02:30.
    [InlineData("Sun=01:30-06:00;Mon=09:00-17:00", "2026-03-28 12:00", "2026-03-29 04:30", "2026-03-30 17:00")]
    // The day the clocks go back, 01:00-02:00 comes twice: 00:00-02:00 holds 3 hours, the first 01:30 is meant.
    [InlineData("Sun=00:00-02:00;Mon=09:00-17:00", "2026-10-24 12:00", "2026-10-25 01:00Z", "2026-10-26 17:00")]
    [InlineData("Sun=01:30-04:00;Mon=09:00-17:00", "2026-10-24 12:00", "2026-10-25 02:30Z", "2026-10-26 17:00")]
    [InlineData("Sun=00:00-01:30;Mon=09:00-17:00", "2026-10-24 12:00", "2026-10-26 09:30", "2026-10-26 17:00")]
    public void OtherHours_AreFollowed(string week, string received, string sameDay, string soon)
    {
        var hours = week.Split(';').ToDictionary(
            day => Enum.GetValues<DayOfWeek>().Single(d => d.ToString().StartsWith(day[..3], StringComparison.Ordinal)), day => DayHours.Read(day[4..])!);

        DueTimes due = new TimeLimits(new OpeningTimes(London, hours, Holidays.Of(Nation.England)), TimeSpan.FromHours(2)).From(At(received));

        Assert.Equal((At(sameDay), At(soon)), (due.SameDay!.Value, due.Soon!.Value));
    }

    [Theory]
    [InlineData(0, "2026-11-18 16:59", "2026-11-18 17:00")]
    [InlineData(0, "2026-11-18 17:00", "2026-11-19 09:00")]
    [InlineData(240, "2026-11-18 13:01", "2026-11-19 13:00")]
    [InlineData(600, "2026-11-18 08:00", "2026-11-20 11:00")]
    public void SameDay_FollowsTheOpeningTimeItNeeds(int minutes, string received, string due)
    {
        var limits = new TimeLimits(Hours(Nation.England), TimeSpan.FromMinutes(minutes));

        Assert.Equal(At(due), limits.From(At(received)).SameDay);
    }

    [Fact]
    public void OwnClosedDays_AreNoWorkingDays()
    {
        var hours = new OpeningTimes(London, Week(), [new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 19)]);

        DueTimes due = new TimeLimits(hours, TimeSpan.FromHours(2)).From(At("2026-11-18 10:00"));

        Assert.Equal((At("2026-11-20 11:00"), At("2026-11-23 17:00")), (due.SameDay, due.Soon));
    }

    [Fact]
    public void BrokenDates_HaveLimitsAllTheSame()
    {
        var east = new OpeningTimes(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland"), Week(), []);
        foreach (DateTimeOffset broken in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            DueTimes due = new TimeLimits(east, TimeSpan.FromHours(2)).From(broken);

            Assert.True(due.Emergency < due.SameDay && due.SameDay < due.Soon && due.Soon < due.Routine);
        }
    }

    [Fact]
    public void Hours_NeedADay() => Assert.Throws<ArgumentException>(() => new OpeningTimes(London, new Dictionary<DayOfWeek, DayHours> { [DayOfWeek.Monday] = DayHours.Closed }, []));

    private static Dictionary<DayOfWeek, DayHours> Week() =>
        Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToDictionary(day => day, _ => DayHours.Read("09:00-17:00")!);

    private static OpeningTimes Hours(Nation nation) => new(London, Week(), Holidays.Of(nation));

    private static TimeLimits Limits(Nation nation) => new(Hours(nation), TimeSpan.FromHours(2));

    private static DateTimeOffset At(string text)
    {
        bool utc = text.EndsWith('Z');
        DateTime time = DateTime.Parse(text.TrimEnd('Z'), CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, utc ? TimeSpan.Zero : London.GetUtcOffset(time));
    }
}
