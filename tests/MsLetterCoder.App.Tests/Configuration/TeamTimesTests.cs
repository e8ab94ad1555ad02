using MsLetterCoder.App.Commands;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.App.Tests.Configuration;

public sealed class TeamTimesTests
{
    [Fact]
    public void Defaults_AreAnEnglishWeekOfNineToFive()
    {
        var times = new TeamTimes(new TriageOptions());

        Assert.Equal(
            "Mon-Fri 09:00-17:00; Sat-Sun closed; time zone Europe/London (now 2026-07-01 13:00, UTC+01:00); closed on the bank holidays of England",
            times.Describe(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 23, 0, 0, TimeSpan.Zero), times.EndOfDay(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 16, 0, 0, TimeSpan.Zero), times.Limits.From(new DateTimeOffset(2026, 7, 1, 14, 0, 0, TimeSpan.Zero)).SameDay);
        Assert.Equal(TimeSpan.FromHours(1), times.DueShortly);
    }

    [Fact]
    public void Settings_AreFollowed()
    {
        var options = new TriageOptions { TimeZone = "America/New_York", Nation = Nation.Scotland, ClosedDays = "2026-12-01,2026-12-02,", SameDayMinutes = 30 };
        options.OpeningHours.Thursday = "10:00-12:00, 14:00-16:00";

        var times = new TeamTimes(options);

        // Received on St Andrew's Day; the team's own closed days follow; opening time in New York is UTC-5.
        Assert.Equal(new DateTimeOffset(2026, 12, 3, 15, 30, 0, TimeSpan.Zero), times.Limits.From(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero)).SameDay);
        Assert.Equal(
            "Mon-Wed 09:00-17:00; Thu 10:00-12:00, 14:00-16:00; Fri 09:00-17:00; Sat-Sun closed; time zone America/New_York (now 2026-11-30 10:00, UTC-05:00); "
            + "closed on the bank holidays of Scotland and on 2 days of the team's own",
            times.Describe(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void WeekWithoutOpening_IsRefused()
    {
        var hours = new OpeningHoursOptions { Monday = "", Tuesday = "09:00-09:00", Wednesday = "", Thursday = "", Friday = "" };

        var error = Assert.Throws<ConfigurationException>(() => new TeamTimes(new TriageOptions { OpeningHours = hours }));

        Assert.Contains("Triage:OpeningHours", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2028-10-01", true)]
    [InlineData("2028-10-02", false)]
    public async Task Doctor_SaysTheHoursAndWarnsWhereTheBankHolidaysEnd(string day, bool enough)
    {
        using var place = new Workplace();
        using var output = new StringWriter();

        await new DoctorCommand.DoctorRun(new At(DateTimeOffset.Parse($"{day}T12:00:00Z", null)), output, json: false).RunAsync(place.Load, CancellationToken.None);

        Assert.Contains("good   opening hours  Mon-Fri 09:00-17:00; Sat-Sun closed; time zone Europe/London", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(!enough, output.ToString().Contains("bank holidays are known until 2028-12-31 only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_GivesMessagesTheirLimitAndCountsThem()
    {
        using var place = new Workplace();
        place["Triage:DueShortlyMinutes"] = "1";
        var path = place.Put("1.eml", Mails.Message(1));
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 6, 10, 0, 0, DateTimeKind.Utc));

        var (exitCode, console) = await place.OnceAsync();

        Assert.Equal(0, exitCode);
        using var view = place.Look();
        WorkItem item = Assert.Single(view.Store.Work.Open(Desk.Nurse, 10));
        Assert.Equal(new TeamTimes(new TriageOptions()).Limits.From(view.Messages().Single().ReceivedAt).Of(item.Urgency!.Value), item.DueAt);
        Assert.Matches(@"nurses' time limits\s*│ overdue\s*│\s*1 ", console);
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
