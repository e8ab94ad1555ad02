using MsLetterCoder.App.Commands;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Watching;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.App.Tests.Outgoing;

/// <summary>Silence is noticed and told, whoever is silent.</summary>
public sealed class AlertTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task StoppedWorker_IsToldByACommandThatNeedsNoService()
    {
        await using var server = new SmtpServer();
        _place.SendBy(server);
        _place["Alerts:To"] = "nurses@example.org, manager@example.org";
        _place.Put("1.eml", Mails.Message(1));
        await using (var service = AppProcess.Start(_place, "run"))
        {
            await service.UntilAsync(": Done, ");
            await service.KillAsync();
        }

        Assert.Empty(server.Mails);
        Assert.Equal(0, await CheckAsync(TimeSpan.Zero));
        Assert.Empty(server.Mails);

        Assert.Equal(0, await CheckAsync(TimeSpan.FromMinutes(11)));
        Assert.Equal(4, server.Mails.Count);
        Assert.Equal(2, server.Mails.Count(mail => mail.Contains("Subject: The mailbox is not being read", StringComparison.Ordinal)));
        Assert.Equal(2, server.Mails.Count(mail => mail.Contains("Subject: Messages are not being sorted", StringComparison.Ordinal)));
        Assert.All(server.Mails, mail => Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal));
        Assert.Equal(["nurses@example.org", "manager@example.org"], server.Heard.Where(line => line.StartsWith("RCPT", StringComparison.Ordinal)).Select(line => line[9..^1]).Distinct());

        Assert.Equal(0, await CheckAsync(TimeSpan.FromMinutes(12)));
        Assert.Equal(4, server.Mails.Count);
        Assert.Equal(0, await CheckAsync(TimeSpan.FromMinutes(27)));
        Assert.Equal(8, server.Mails.Count);
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "alert", "check", "--json")).ExitCode);
    }

    [Fact]
    public async Task ReaderThatCannotRead_IsToldByTheServiceItself()
    {
        var time = new ShiftedTime();
        await using var server = new SmtpServer();
        _place.SendBy(server);
        _place["Alerts:To"] = "nurses@example.org";
        _place["Alerts:CheckSeconds"] = "1";
        _place["Mailbox:FolderPollSeconds"] = "1";
        _place.Put("1.eml", Mails.Routine(1));
        await using var service = await ServiceInProcess.StartAsync(_place, time);
        await service.UntilFiledAsync(1);
        Directory.Move(_place.Inbox, _place.In("gone"));
        await service.UntilLoggedAsync("The mail folder has trouble");

        time.Ahead = TimeSpan.FromMinutes(11);
        await service.UntilAsync(() => server.Mails.Any(mail => mail.Contains("The mailbox is not being read", StringComparison.Ordinal)), "the alert");
        Assert.Equal((true, false), (service.Store.Alerts.HasChannel, service.Store.Alerts.HasOutOfHoursContact));

        Directory.Move(_place.In("gone"), _place.Inbox);
        var rules = App.Outgoing.OutgoingParts.Alerts(_place.Load());
        await service.UntilAsync(() => service.Store.Alerts.Standing(rules).All(alert => alert.Kind != AlertKind.ReaderStopped), "the end of the alert");
        Assert.Equal(1, server.Mails.Count(mail => mail.Contains("The mailbox is not being read", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Emergency_IsToldByACommandWithoutAWordOfThePatient()
    {
        var script = _place.In("pager.sh");
        File.WriteAllText(script, "#!/bin/sh\n{ echo \"$@\"; cat; env | grep -c SECRET; true; } >> \"$(dirname \"$0\")/paged\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _place["Alerts:Command"] = script;
        _place.Put("1.eml", Mails.Text(1, "Marktestsubject", "Marktestword: I have had crushing chest pain for an hour and my left arm hurts. I take ocrelizumab. What shall I do?", "Marktestname <marktest@example.org>"));
        await _place.OnceAsync();

        Assert.Equal(0, await CheckAsync(TimeSpan.FromMinutes(16)));

        var paged = File.ReadAllLines(_place.In("paged"));
        Assert.Equal(["emergency_unclaimed 1 emergency waiting", "1 emergency waiting", "0"], paged.SkipWhile(line => !line.StartsWith("emergency", StringComparison.Ordinal)).Take(3));
        Assert.DoesNotContain("arktest", string.Join('\n', paged), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_IsAnExitCodeAndIsTriedAgain()
    {
        _place["Alerts:Command"] = "/nonexistent/pager";
        _place.Put("1.eml", Mails.Routine(1));
        await _place.OnceAsync();

        Assert.Equal(1, await CheckAsync(TimeSpan.FromMinutes(11)));
        Assert.Equal(0, await CheckAsync(TimeSpan.FromMinutes(11)));
        Assert.Equal(1, await CheckAsync(TimeSpan.FromMinutes(13)));
    }

    [Fact]
    public async Task OutOfHours_GoesToItsOwnContact()
    {
        await using var server = new SmtpServer();
        _place.SendBy(server);
        foreach (var day in Enum.GetNames<DayOfWeek>())
        {
            _place[$"Triage:OpeningHours:{day}"] = "";
        }

        // Open for one minute a week, at a time that is not now.
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        _place[$"Triage:OpeningHours:{now.AddDays(3).DayOfWeek}"] = "09:00-09:01";
        _place["Alerts:To"] = "nurses@example.org";
        _place["Alerts:OutOfHoursTo"] = "oncall@example.org";
        _place.Put("1.eml", Mails.Emergency(1));
        await _place.OnceAsync();

        Assert.Contains("RCPT TO:<oncall@example.org>", server.Heard);
        Assert.Contains("1 urgent message waiting that came outside opening hours", Assert.Single(server.Mails), StringComparison.Ordinal);
    }

    private async Task<int> CheckAsync(TimeSpan ahead) => await AlertsCommand.CheckAsync(_place.Load(), new ShiftedTime { Ahead = ahead }, TextWriter.Null, json: false, CancellationToken.None);
}
