using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Mail.Tests.Dovecot;

/// <summary>Connections cut while messages come in: nothing of half a message is handed on, nothing is lost, nothing comes twice.</summary>
public sealed class DovecotCutTests(SharedDovecot dovecot) : IClassFixture<SharedDovecot>
{
    [SkippableFact]
    public async Task CutAtManyOffsets_EveryMessageArrivesWholeAndOnce()
    {
        const int messages = 12;
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, messages, size: 3_000);
        var cutWithin = 0;
        for (var offset = 500L; offset < 48_000; offset += 677)
        {
            await using var proxy = new TcpProxy(server.ImapsPort, connection => connection == 0 ? offset : long.MaxValue);
            var received = new List<ImapItem>();

            await new ImapWatcher(server.Account(user) with { Port = proxy.Port }, null, TimeProvider.System)
                .ReadOnceAsync((batch, _) => Keep(received, batch), CancellationToken.None);

            Assert.Equal(Enumerable.Range(1, messages).Select(n => (uint)n), received.Select(item => item.Uid));
            Assert.All(received, item => Assert.Equal(TestMail.Make((int)item.Uid, 3_000), item.Raw));
            cutWithin += proxy.Connections - 1;
        }

        Assert.True(cutWithin > 50, $"only {cutWithin} of the connections were cut before they had done their work");
    }

    [SkippableFact]
    public async Task CutAgainAndAgain_StillAdvances()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 60, size: 3_000);
        await using var proxy = new TcpProxy(server.ImapsPort, _ => 20_000);
        var received = new List<ImapItem>();
        var account = server.Account(user) with { Port = proxy.Port, Limits = new ImapLimits { BatchMessages = 8 } };

        await new ImapWatcher(account, null, TimeProvider.System).ReadOnceAsync((batch, _) => Keep(received, batch), CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 60).Select(n => (uint)n), received.Select(item => item.Uid));
        Assert.All(received, item => Assert.Equal(TestMail.Make((int)item.Uid, 3_000), item.Raw));
        Assert.True(proxy.Connections > 5);
    }

    [SkippableFact]
    public async Task MessageAtWhichTheConnectionAlwaysBreaks_IsReportedAndDoesNotHoldUpTheRest()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 3);
        server.Deliver(user, 4, 1, size: 200_000);
        server.Deliver(user, 5, 3);
        await using var proxy = new TcpProxy(server.ImapsPort, _ => 100_000);
        var received = new List<ImapItem>();
        var account = server.Account(user) with { Port = proxy.Port, AttemptsPerMessage = 3 };

        await new ImapWatcher(account, null, TimeProvider.System).ReadOnceAsync((batch, _) => Keep(received, batch), CancellationToken.None);

        Assert.Equal([1u, 2u, 3u, 4u, 5u, 6u, 7u], received.Select(item => item.Uid));
        Assert.Equal([4u], received.Where(item => item.Raw is null).Select(item => item.Uid));
        Assert.Equal(UnreadableKind.Damaged, received[3].Missing?.Kind);
    }

    [SkippableFact]
    public async Task StoreThatFails_EndsTheWatchAndTouchesNothing()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 200);
        var account = server.Account(user) with { ProcessedFolder = "Processed", MarkSeen = true };
        var watcher = new ImapWatcher(account, null, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidDataException>(() => watcher.RunAsync(
            (batch, _) => batch.Items.Count == 0 ? ValueTask.FromResult<IReadOnlyList<ImapSettlement>>([]) : throw new InvalidDataException("disk full"),
            CancellationToken.None));

        var left = await server.Account(user).FetchAllAsync();
        Assert.Equal(200, left.Count);
        Assert.All(left, item => Assert.DoesNotContain("\\Seen", item.Flags));
        Assert.Equal(0u, watcher.Resume?.LastUid);
    }

    private static ValueTask<IReadOnlyList<ImapSettlement>> Keep(List<ImapItem> received, ImapBatch batch)
    {
        received.AddRange(batch.Items);
        return ValueTask.FromResult<IReadOnlyList<ImapSettlement>>([]);
    }
}
