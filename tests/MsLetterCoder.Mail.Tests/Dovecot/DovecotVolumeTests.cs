using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Mail.Tests.Dovecot;

public sealed class DovecotVolumeTests(SharedDovecot dovecot) : IClassFixture<SharedDovecot>
{
    [SkippableFact]
    public async Task FiveThousandMessages_AllComeInOrderAndMove()
    {
        const int count = 5_000;
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, count);
        var account = server.Account(user) with { ProcessedFolder = "Processed" };
        await using var watch = new Watch(account, _ => ImapPlace.Processed);

        await watch.UntilAsync(w => w.Settled.Count == count);

        Assert.Equal(Enumerable.Range(1, count).Select(n => (uint)n), watch.Received.Select(item => item.Uid));
        Assert.All(watch.Received, item => Assert.Equal(TestMail.Make((int)item.Uid), item.Raw));
        await watch.DisposeAsync();
        await using var processed = await ImapMailbox.ConnectAsync(server.Account(user) with { Folder = "Processed" }, TimeProvider.System, CancellationToken.None);
        await using var inbox = await ImapMailbox.ConnectAsync(server.Account(user), TimeProvider.System, CancellationToken.None);
        Assert.Equal((count, 0), (processed.State.Exists, inbox.State.Exists));
    }

    [SkippableFact]
    public async Task MessageOfFortyMegabytes_ComesWhole()
    {
        var (server, user) = await dovecot.TakeAsync();
        var large = TestMail.Make(2, 40 << 20);
        server.Deliver(user, 1, 1);
        server.Deliver(user, large);
        server.Deliver(user, 3, 1);

        var items = await server.Account(user).FetchAllAsync();

        Assert.Equal([1u, 2u, 3u], items.Select(item => item.Uid));
        Assert.True(large.AsSpan().SequenceEqual(items[1].Raw), "the large message came changed");
    }
}
