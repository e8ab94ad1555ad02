using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Mail.Tests.Dovecot;

public sealed class DovecotWatcherTests(SharedDovecot dovecot) : IClassFixture<SharedDovecot>
{
    [SkippableFact]
    public async Task Idle_SeesADeliveryAtOnce()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 2);
        await using var watch = new Watch(server.Account(user));
        await watch.UntilAsync(w => w.Received.Count == 2 && w.States.Contains(WatcherState.Waiting));

        server.Deliver(user, 3, 1);
        await watch.UntilAsync(w => w.Received.Count == 3);

        Assert.Equal(TestMail.Make(3), watch.Received[2].Raw);
        Assert.Equal(1, watch.States.Count(state => state == WatcherState.Connected));
    }

    [SkippableFact]
    public async Task Idle_ThatIsIssuedAgain_StillSeesADelivery()
    {
        var (server, user) = await dovecot.TakeAsync();
        var account = server.Account(user);
        await using var watch = new Watch(account with { Timeouts = account.Timeouts with { Idle = TimeSpan.FromMilliseconds(150) } });
        await watch.UntilAsync(w => w.States.Contains(WatcherState.Waiting));
        await Task.Delay(1_000);
        await watch.UntilAsync(w => w.Answered >= 2);

        server.Deliver(user, 1, 1);
        await watch.UntilAsync(w => w.Received.Count == 1);

        Assert.DoesNotContain(WatcherState.Lost, watch.States);
    }

    [SkippableFact]
    public async Task Noop_SeesADeliveryWhereTheServerHasNoIdle()
    {
        await using var server = await DovecotServer.StartAsync(new DovecotSettings { Capability = "IMAP4rev1 UIDPLUS" });
        var account = server.Account("nurse1");
        await using var watch = new Watch(account with { Timeouts = account.Timeouts with { Poll = TimeSpan.FromMilliseconds(200) } });
        await watch.UntilAsync(w => w.States.Contains(WatcherState.Waiting));
        await watch.UntilAsync(w => w.Answered >= 2);

        server.Deliver("nurse1", 1, 1);
        await watch.UntilAsync(w => w.Received.Count == 1);
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("IMAP4rev1 IDLE UIDPLUS")]
    public async Task StoredMessages_AreMarkedAndMovedAfterwards(string? capability)
    {
        await using var server = await DovecotServer.StartAsync(new DovecotSettings { Capability = capability });
        server.Deliver("nurse1", 1, 6);
        await server.AdminAsync(null, "flags", "add", "-u", "nurse1", "\\Deleted", "mailbox", "INBOX", "uid", "6");
        var account = server.Account("nurse1") with { ProcessedFolder = "Processed", QuarantineFolder = "Quarantine", MarkSeen = true };
        await using var watch = new Watch(account, item => item.Uid switch
        {
            2 => ImapPlace.Quarantine,
            <= 4 => ImapPlace.Processed,
            5 => ImapPlace.Stay,
            _ => null,
        });
        await watch.UntilAsync(w => w.Settled.Count == 5);
        await watch.DisposeAsync();

        var inbox = await server.Account("nurse1").FetchAllAsync();
        var processed = await (server.Account("nurse1") with { Folder = "Processed" }).FetchAllAsync();
        var quarantine = await (server.Account("nurse1") with { Folder = "Quarantine" }).FetchAllAsync();
        Assert.Equal([5u, 6u], inbox.Select(item => item.Uid));
        Assert.Equal([TestMail.Make(1), TestMail.Make(3), TestMail.Make(4)], processed.Select(item => item.Raw!));
        Assert.Equal([TestMail.Make(2)], quarantine.Select(item => item.Raw!));
        Assert.Contains("\\Seen", inbox[0].Flags);
        Assert.DoesNotContain("\\Seen", inbox[1].Flags);
        Assert.All(processed, item => Assert.Contains("\\Seen", item.Flags));
    }

    [SkippableFact]
    public async Task MoveWithoutMoveAndUidPlus_IsRefusedAtTheStart()
    {
        await using var server = await DovecotServer.StartAsync(new DovecotSettings { Capability = "IMAP4rev1 IDLE" });
        server.Deliver("nurse1", 1, 1);
        var watcher = new ImapWatcher(server.Account("nurse1") with { ProcessedFolder = "Processed" }, null, TimeProvider.System);

        var error = await Assert.ThrowsAsync<ImapUnsupportedException>(() => watcher.ReadOnceAsync((_, _) => ValueTask.FromResult<IReadOnlyList<ImapSettlement>>([]), CancellationToken.None));

        Assert.Contains("UIDPLUS", error.Message, StringComparison.Ordinal);
        Assert.Single(await server.Account("nurse1").FetchAllAsync());
    }

    [SkippableFact]
    public async Task ServerRestart_IsOutlived()
    {
        await using var server = await DovecotServer.StartAsync();
        server.Deliver("nurse1", 1, 3);
        await using var watch = new Watch(server.Account("nurse1"));
        await watch.UntilAsync(w => w.Received.Count == 3 && w.States.Contains(WatcherState.Waiting));

        await server.StopAsync();
        await watch.UntilAsync(w => w.States.Count(state => state == WatcherState.Lost) >= 3);
        server.Deliver("nurse1", 4, 2);
        await server.LaunchAsync();
        await watch.UntilAsync(w => w.Received.Count == 5);

        Assert.Equal([1u, 2u, 3u, 4u, 5u], watch.Received.Select(item => item.Uid));
    }

    [SkippableFact]
    public async Task PasswordThatBecomesWrong_IsReportedAndTriedAgain()
    {
        await using var server = await DovecotServer.StartAsync();
        server.Deliver("nurse1", 1, 1);
        var password = DovecotServer.Password;
        await using var watch = new Watch(server.Account("nurse1") with { Secret = _ => ValueTask.FromResult(password) });
        await watch.UntilAsync(w => w.States.Contains(WatcherState.Waiting));

        password = "no longer right";
        await server.RestartAsync();
        await watch.UntilAsync(w => w.States.Contains(WatcherState.Refused));
        password = DovecotServer.Password;
        server.Deliver("nurse1", 2, 1);
        await watch.UntilAsync(w => w.Received.Count == 2);

        Assert.Equal(TimeSpan.FromMilliseconds(300), watch.Events.First(item => item.State == WatcherState.Refused).Wait);
    }

    [SkippableFact]
    public async Task Stop_DuringIdle_EndsSoonAndSaysGoodbye()
    {
        var (server, user) = await dovecot.TakeAsync();
        var watch = new Watch(server.Account(user));
        await watch.UntilAsync(w => w.States.Contains(WatcherState.Waiting));
        await Task.Delay(200);

        await watch.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));

        await WaitForAsync(() => server.Log().Contains($"imap({user})", StringComparison.Ordinal)
            && server.Log().Split('\n').Single(line => line.Contains($"imap({user})", StringComparison.Ordinal)).Contains("Logged out", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task UidValidityChange_ReadsTheNewFolderFromItsStart()
    {
        await using var server = await DovecotServer.StartAsync();
        await server.AdminAsync(null, "mailbox", "create", "-u", "nurse1", "Letters");
        await SaveAsync(server, 1, 2, 3);
        await using var watch = new Watch(server.Account("nurse1") with { Folder = "Letters" });
        await watch.UntilAsync(w => w.Received.Count == 3 && w.States.Contains(WatcherState.Waiting));
        var before = watch.Received[0].UidValidity;

        await server.AdminAsync(null, "mailbox", "delete", "-u", "nurse1", "Letters");
        await Task.Delay(1_100); // Dovecot takes UIDVALIDITY from the clock, in seconds.
        await server.AdminAsync(null, "mailbox", "create", "-u", "nurse1", "Letters");
        await SaveAsync(server, 4, 5);
        await watch.UntilAsync(w => w.Received.Count == 5);

        Assert.Contains(WatcherState.UidValidityChanged, watch.States);
        Assert.Equal([(before, 1u), (before, 2u), (before, 3u)], watch.Received.Take(3).Select(item => (item.UidValidity, item.Uid)));
        Assert.All(watch.Received.Skip(3), item => Assert.NotEqual(before, item.UidValidity));
        Assert.Equal([1u, 2u], watch.Received.Skip(3).Select(item => item.Uid));
        Assert.Equal([TestMail.Make(4), TestMail.Make(5)], watch.Received.Skip(3).Select(item => item.Raw!));
    }

    [SkippableFact]
    public async Task ReadOnce_ResumesWhereItWasLeft()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 5);
        var uids = new List<uint>();
        ValueTask<IReadOnlyList<ImapSettlement>> Store(ImapBatch batch, CancellationToken stop)
        {
            uids.AddRange(batch.Items.Select(item => item.Uid));
            return ValueTask.FromResult<IReadOnlyList<ImapSettlement>>([]);
        }

        var first = new ImapWatcher(server.Account(user), null, TimeProvider.System);
        await first.ReadOnceAsync(Store, CancellationToken.None);
        server.Deliver(user, 6, 2);
        var second = new ImapWatcher(server.Account(user), first.Resume, TimeProvider.System);
        await second.ReadOnceAsync(Store, CancellationToken.None);
        await new ImapWatcher(server.Account(user), second.Resume, TimeProvider.System).ReadOnceAsync(Store, CancellationToken.None);

        Assert.Equal([1u, 2u, 3u, 4u, 5u, 6u, 7u], uids);
    }

    [SkippableFact]
    public async Task Wake_AsksTheStoreDuringAnIdle()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 1);
        var watch = new Watch(server.Account(user) with { ProcessedFolder = "Processed" }, _ => null);
        await using (watch)
        {
            await watch.UntilAsync(w => w.States.Contains(WatcherState.Waiting));
            watch.Later = [new ImapSettlement(1, ImapPlace.Processed)];
            watch.Watcher.Wake();
            await watch.UntilAsync(w => w.States.Contains(WatcherState.Settled));
        }

        Assert.Empty(await server.Account(user).FetchAllAsync());
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var i = 0; i < 100 && !condition(); i++)
        {
            await Task.Delay(50);
        }

        Assert.True(condition());
    }

    private static async Task SaveAsync(DovecotServer server, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await server.AdminAsync(System.Text.Encoding.ASCII.GetString(TestMail.Make(number)), "save", "-u", "nurse1", "-m", "Letters");
        }
    }
}
