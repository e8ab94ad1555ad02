using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Work;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.App.Tests.Imap;

/// <summary>The service against a real Dovecot.</summary>
public sealed class ServiceTests : IAsyncLifetime, IDisposable
{
    private const string User = "nurse1";
    private readonly Workplace _place = new();
    private DovecotServer? _server;

    public async Task InitializeAsync()
    {
        if (RequiredTool.Dovecot.Path is not null)
        {
            _server = await DovecotServer.StartAsync();
            _place.UseServer(_server, User);
        }
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    public void Dispose() => _place.Dispose();

    [SkippableFact]
    public async Task Mails_DeliveredBeforeAndDuringTheServiceAreFiledAndTheMailboxIsLeftAsFound()
    {
        var server = Server();
        server.DeliverMessages(User, 1, 3);
        var before = await server.ReadAsync(User);
        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilFiledAsync(3);
            await service.UntilLoggedAsync(nameof(WatcherState.Waiting));

            server.DeliverMessages(User, 4, 2);
            await service.UntilFiledAsync(5);
            Assert.Equal(1, service.Logged.Count(line => line.Contains("Mailbox: Connected", StringComparison.Ordinal)));
        }

        var after = await server.ReadAsync(User);
        Assert.Equal(5, after.Count);
        Assert.All(after, item => Assert.DoesNotContain("\\Seen", item.Flags));
        Assert.Equal(before.Select(item => Convert.ToHexString(item.Raw!)), after.Take(3).Select(item => Convert.ToHexString(item.Raw!)));
        using var view = _place.Look();
        Assert.Equal(["Question 1", "Question 2", "Question 3", "Question 4", "Question 5"], view.Messages().Select(mail => mail.Subject));
        Assert.All(view.Messages(), mail => Assert.Equal(WorkReason.Message, Assert.Single(mail.WorkItems).Reason));
    }

    [SkippableFact]
    public async Task ChildProcess_FilesBeforeAndDuringAndStopsCleanly()
    {
        var server = Server();
        server.DeliverMessages(User, 1, 2);
        await using var service = AppProcess.Start(_place, "run");
        await service.UntilAsync(": Done, ", 2);
        await service.UntilAsync("Mailbox: Waiting");

        server.DeliverMessages(User, 3, 1);
        await service.UntilAsync(": Done, ", 3);
        var end = await service.StopAsync(TimeSpan.FromSeconds(10));

        Assert.True(end.ExitCode == 0, end.Errors);
        using var view = _place.Look();
        Assert.Equal(3, view.Count(PipelineState.Done));
    }

    [SkippableFact]
    public async Task SettledMails_AreMarkedAndMovedAfterFiling()
    {
        var server = Server();
        Settle();
        server.DeliverMessages(User, 1, 3);
        server.Deliver(User, [0, 1, 2, 3, 255]);
        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilLoggedAsync("Mailbox: Settled", 2);
            server.DeliverMessages(User, 4, 1);
            await service.UntilLoggedAsync("Mailbox: Settled", 3);
        }

        Assert.Empty(await server.ReadAsync(User));
        var processed = await server.ReadAsync(User, "Processed");
        Assert.Equal(4, processed.Count);
        Assert.All(processed, item => Assert.Contains("\\Seen", item.Flags));
        Assert.Single(await server.ReadAsync(User, "Quarantine"));
        using var view = _place.Look();
        Assert.Equal((4, 1), (view.Count(PipelineState.Done), view.Count(PipelineState.Quarantined)));
    }

    [SkippableFact]
    public async Task RefusedMove_IsToldByTheDoctorUntilItIsMended()
    {
        var server = Server();
        Settle();
        _place["Mailbox:Imap:ProcessedFolder"] = "no//such/../name";
        server.DeliverMessages(User, 1, 2);
        await _place.OnceAsync();

        var refused = await AppProcess.RunAsync(_place, "doctor");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the server refuses to mark or move 2 filed mails", refused.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await server.ReadAsync(User)).Count);
        _place["Mailbox:Imap:ProcessedFolder"] = "Processed";
        await _place.OnceAsync();
        var mended = await AppProcess.RunAsync(_place, "doctor");
        Assert.DoesNotContain("refuses", mended.Output, StringComparison.Ordinal);
        Assert.Empty(await server.ReadAsync(User));
        using var view = _place.Look();
        Assert.NotNull(Assert.Single(view.Store.Notices.All()).EndedAt);
    }

    [SkippableFact]
    public async Task ManyFiledMails_AreAllMovedByOneRun()
    {
        const int count = 520; // More than the store names at a time, twice over.
        var server = Server();
        _place["Limits:MailMebibytes"] = "1";
        server.DeliverMessages(User, 1, count);
        await _place.OnceAsync();
        Settle();

        await _place.OnceAsync();

        Assert.Empty(await server.ReadAsync(User));
        Assert.Equal(count, await server.CountAsync(User, "Processed"));
        using var view = _place.Look();
        Assert.Equal(count, view.Count(PipelineState.Done));
    }

    [SkippableFact]
    public async Task KillBetweenFilingAndMoving_IsMadeGoodAtTheNextStart()
    {
        const int count = 40;
        var server = Server();
        Settle();
        server.DeliverMessages(User, 1, count);
        await using (var service = AppProcess.Start(_place, "run"))
        {
            await service.UntilAsync(": Done, ", 5);
            await service.KillAsync();
        }

        long filed;
        using (var view = _place.Look())
        {
            filed = view.Count(PipelineState.Done);
        }

        Assert.InRange(filed, 5, count);
        Assert.Equal(count, (await server.ReadAsync(User)).Count);
        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilFiledAsync(count);
            await service.UntilAsync(() => service.Store.Settlements.Pending(1, Validity(service), 1).Count == 0, "all settled");
        }

        Assert.Empty(await server.ReadAsync(User));
        Assert.Equal(count, await server.CountAsync(User, "Processed"));
        using var after = _place.Look();
        Assert.All(after.Messages(), mail => Assert.Equal((PipelineState.Done, 1, 1), (mail.State, mail.Documents.Count, mail.WorkItems.Count)));
        Assert.Equal(count, after.Messages().Count);
    }

    [SkippableFact]
    public async Task OldMail_IsHistoryWithItsUnreadRedFlagsOnTheHistoryList()
    {
        var server = Server();
        var now = DateTimeOffset.UtcNow;
        server.Deliver(User, Mails.Emergency(1), now.AddDays(-15));
        server.Deliver(User, Mails.Emergency(2), now.AddDays(-15), seen: true);
        server.Deliver(User, Mails.Routine(3), now.AddDays(-400));
        server.Deliver(User, Mails.Emergency(4), now.AddDays(-13));
        server.Deliver(User, Mails.Message(5));
        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilFiledAsync(5);
        }

        using var view = _place.Look();
        var mails = view.Messages().ToDictionary(mail => mail.Uid!.Value);
        Assert.Equal([true, true, true, false, false], mails.Values.OrderBy(mail => mail.Uid).Select(mail => mail.History));
        Assert.All(mails.Values, mail => Assert.Single(mail.Documents));
        var list = view.Store.Work.HistoryList(mails[1].MailboxId);
        var unread = Assert.Single(list);
        Assert.Equal((mails[1].Id, WorkReason.RedFlagHistory, (DateTimeOffset?)null), (unread.MessageId, unread.Reason, unread.DueAt));
        Assert.True(unread.Urgency >= Urgency.Soon);
        Assert.Empty(mails[2].WorkItems);
        Assert.Empty(mails[3].WorkItems);
        Assert.Equal([mails[4].Id, mails[5].Id], view.Store.Work.Open(Desk.Nurse, 100).Select(item => item.MessageId).Order());
    }

    [SkippableFact]
    public async Task HistoryBegins_AtTheFirstStartAndStaysThere()
    {
        var server = Server();
        var first = new SetClock(DateTimeOffset.UtcNow);
        await using (var service = await ServiceInProcess.StartAsync(_place, first))
        {
            await service.UntilLoggedAsync("Mailbox: Waiting");
        }

        server.Deliver(User, Mails.Message(1), DateTimeOffset.UtcNow.AddDays(-13));
        await using (var service = await ServiceInProcess.StartAsync(_place, new SetClock(DateTimeOffset.UtcNow.AddDays(10))))
        {
            await service.UntilFiledAsync(1);
        }

        using var view = _place.Look();
        Assert.False(Assert.Single(view.Messages()).History);
    }

    [SkippableFact]
    public async Task UidValidityChange_FilesNothingTwice()
    {
        var server = Server();
        server.DeliverMessages(User, 1, 4);
        server.Deliver(User, Mails.Text(5, "Clinic letter", Mails.LetterText));
        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilFiledAsync(5);
        }

        await server.RenumberAsync(User);
        server.DeliverMessages(User, 6, 1);
        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilFiledAsync(11);
            Assert.Contains(service.Logged, line => line.Contains(nameof(WatcherState.UidValidityChanged), StringComparison.Ordinal));
        }

        using var view = _place.Look();
        var mails = view.Messages();
        Assert.Equal(2, mails.Select(mail => mail.UidValidity).Distinct().Count());
        Assert.Equal(5, mails.Count(mail => mail.DuplicateOf is not null));
        Assert.Equal(6, mails.Sum(mail => mail.Documents.Count));
        Assert.Equal(6, mails.Sum(mail => mail.WorkItems.Count));
        Assert.True(view.Audit().Whole);
    }

    [SkippableFact]
    public async Task UidValidityChange_KnowsMailWithoutMessageId()
    {
        var server = Server();
        var text = System.Text.Encoding.UTF8.GetString(Mails.Message(1));
        server.Deliver(User, System.Text.Encoding.UTF8.GetBytes(text.Replace("Message-ID: <1.test@example.org>\r\n", "", StringComparison.Ordinal)), DateTimeOffset.UtcNow.AddHours(-1));
        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilFiledAsync(1);
        }

        await server.RenumberAsync(User);
        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilFiledAsync(2);
        }

        using var view = _place.Look();
        var mails = view.Messages();
        Assert.Null(mails[0].MessageId);
        Assert.Equal(mails[0].Id, mails[1].DuplicateOf);
        Assert.Equal(1, mails.Sum(mail => mail.WorkItems.Count));
    }

    [SkippableFact]
    public async Task ServerRestart_IsOutlived()
    {
        var server = Server();
        server.DeliverMessages(User, 1, 2);
        await using (var service = await ServiceInProcess.StartAsync(_place))
        {
            await service.UntilFiledAsync(2);
            await service.UntilLoggedAsync("Mailbox: Waiting");
            await server.StopAsync();
            await service.UntilAsync(() => service.Store.Mailboxes.All()[0].State == MailboxState.Unreachable, "the mailbox is known to be out of reach");

            server.DeliverMessages(User, 3, 2);
            await server.LaunchAsync();
            await service.UntilFiledAsync(4);
            await service.UntilAsync(() => service.Store.Mailboxes.All()[0].State == MailboxState.Watching, "the mailbox is watched again");
        }

        using var view = _place.Look();
        Assert.Equal(4, view.Messages().Count);
        Assert.All(view.Messages(), mail => Assert.Null(mail.DuplicateOf));
    }

    [SkippableFact]
    public async Task WrongPassword_StopsTheProgramAndIsSaid()
    {
        Server();
        File.WriteAllText(_place.In("keys/secret"), "wrong-battery-staple");

        var service = await AppProcess.RunAsync(_place, "run");
        var once = await AppProcess.RunAsync(_place, "run", "--once");

        Assert.All([service, once], end =>
        {
            Assert.Equal(2, end.ExitCode);
            Assert.Contains("Stopped:", end.Errors, StringComparison.Ordinal);
            Assert.Contains(User, end.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong-battery-staple", end.Output + end.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", end.Errors, StringComparison.Ordinal);
        });
    }

    [SkippableFact]
    public async Task MissingSecret_StopsTheProgramAndIsNamed()
    {
        Server();
        _place["Mailbox:Imap:SecretFile"] = null;
        _place["Mailbox:Imap:SecretVariable"] = "MSLC_TEST_NEVER_SET";

        var service = await AppProcess.RunAsync(_place, "run");
        var once = await AppProcess.RunAsync(_place, "run", "--once");

        Assert.All([service, once], end =>
        {
            Assert.Equal(2, end.ExitCode);
            Assert.Contains("MSLC_TEST_NEVER_SET", end.Errors, StringComparison.Ordinal);
        });
    }

    [SkippableFact]
    public async Task Secret_ComesFromTheVariable()
    {
        Server().DeliverMessages(User, 1, 1);
        _place["Mailbox:Imap:SecretFile"] = null;

        var once = await AppProcess.RunAsync(_place, new Dictionary<string, string> { ["MSLC_MAILBOX_SECRET"] = DovecotServer.Password }, "run", "--once");

        Assert.True(once.ExitCode == 0, once.Errors);
        using var view = _place.Look();
        Assert.Equal(1, view.Count(PipelineState.Done));
    }

    private DovecotServer Server()
    {
        RequiredTool.Dovecot.SkipIfMissing();
        return _server!;
    }

    private void Settle()
    {
        _place["Mailbox:Imap:ProcessedFolder"] = "Processed";
        _place["Mailbox:Imap:QuarantineFolder"] = "Quarantine";
        _place["Mailbox:Imap:MarkSeen"] = "true";
    }

    private static long Validity(ServiceInProcess service) => service.Store.Mailboxes.All()[0].UidValidity;

    private sealed class SetClock(DateTimeOffset start) : TimeProvider
    {
        private readonly TimeSpan _ahead = start - DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
    }
}
