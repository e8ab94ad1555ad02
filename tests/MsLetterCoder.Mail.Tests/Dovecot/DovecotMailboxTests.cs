using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Mail.Tests.Dovecot;

public sealed class DovecotMailboxTests(SharedDovecot dovecot) : IClassFixture<SharedDovecot>
{
    [SkippableTheory]
    [InlineData(ImapSecurity.Tls)]
    [InlineData(ImapSecurity.StartTls)]
    [InlineData(ImapSecurity.None)]
    public async Task Fetch_GivesEveryByteByAscendingUid(ImapSecurity security)
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 150);
        var account = server.Account(user) with { Security = security, Port = security == ImapSecurity.Tls ? server.ImapsPort : server.ImapPort };

        var items = await account.FetchAllAsync();

        Assert.Equal(Enumerable.Range(1, 150).Select(n => (uint)n), items.Select(item => item.Uid));
        Assert.All(items, item => Assert.Equal(TestMail.Make((int)item.Uid), item.Raw));
        Assert.All(items, item => Assert.Equal(item.Raw!.Length, item.Size));
        Assert.All(items, item => Assert.NotNull(item.InternalDate));
        Assert.Single(items.Select(item => item.UidValidity).Distinct());
    }

    [SkippableFact]
    public async Task Fetch_LeavesFlagsAndFolderAsFound()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 3);
        await server.AdminAsync(null, "flags", "add", "-u", user, "\\Flagged", "mailbox", "INBOX", "uid", "2");
        var before = await server.AdminAsync(null, "fetch", "-u", user, "uid flags", "mailbox", "INBOX");

        var items = await server.Account(user).FetchAllAsync();
        var after = await server.AdminAsync(null, "fetch", "-u", user, "uid flags", "mailbox", "INBOX");

        Assert.Equal(before, after);
        Assert.DoesNotContain("\\Seen", after, StringComparison.Ordinal);
        Assert.Equal(["\\Flagged"], items[1].Flags.Except(["\\Recent"]));
    }

    [SkippableFact]
    public async Task Fetch_FromUid_GivesOnlyNewerAndWanted()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 10);
        await using var mailbox = await ImapMailbox.ConnectAsync(server.Account(user), TimeProvider.System, CancellationToken.None);

        var newer = await mailbox.FetchAsync(7, uid => uid != 9, CancellationToken.None).ToListAsync();
        var none = await mailbox.FetchAsync(11, null, CancellationToken.None).ToListAsync();

        Assert.Equal([7u, 8u, 10u], newer.Select(item => item.Uid));
        Assert.Empty(none);
    }

    [SkippableFact]
    public async Task Fetch_MessageOverLimit_IsReportedAndNotDownloaded()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 1);
        server.Deliver(user, 2, 1, size: 60_000);
        server.Deliver(user, 3, 1);
        var account = server.Account(user) with { Limits = new ImapLimits { MaxMessageBytes = 50_000 } };

        var items = await account.FetchAllAsync();

        Assert.Equal([1u, 2u, 3u], items.Select(item => item.Uid));
        Assert.Null(items[1].Raw);
        Assert.Equal(UnreadableKind.OverLimit, items[1].Missing?.Kind);
        Assert.Equal(TestMail.Make(2, 60_000).Length, items[1].Size);
        Assert.NotNull(items[2].Raw);
    }

    [SkippableFact]
    public async Task Fetch_AbandonedHalfWay_LeavesMailboxUsable()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 300);
        await using var mailbox = await ImapMailbox.ConnectAsync(server.Account(user), TimeProvider.System, CancellationToken.None);

        var first = await mailbox.FetchAsync(1, null, CancellationToken.None).FirstAsync();
        var all = await mailbox.FetchAsync(1, null, CancellationToken.None).ToListAsync();

        Assert.Equal(1u, first.Uid);
        Assert.Equal(300, all.Count);
    }

    [SkippableFact]
    public async Task MarkSeen_MarksThoseNamedOnly()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 4);
        await using var mailbox = await ImapMailbox.ConnectAsync(server.Account(user) with { MarkSeen = true }, TimeProvider.System, CancellationToken.None);

        await mailbox.MarkSeenAsync([3, 1, 99], CancellationToken.None);
        var items = await mailbox.FetchAsync(1, null, CancellationToken.None).ToListAsync();

        Assert.Equal([1u, 3u], items.Where(item => item.Flags.Contains("\\Seen")).Select(item => item.Uid));
    }

    [SkippableFact]
    public async Task Move_IntoFolderOutsideAscii_MakesItAndTakesTheMessagesThere()
    {
        const string folder = "Bearbeitet/Präsenz & \"Größe\" 日本語 😀";
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 5);
        var account = server.Account(user) with { ProcessedFolder = folder };

        await using (var mailbox = await ImapMailbox.ConnectAsync(account, TimeProvider.System, CancellationToken.None))
        {
            await mailbox.MoveAsync([2, 4], folder, CancellationToken.None);
            Assert.Contains(await mailbox.ListFoldersAsync(CancellationToken.None), listing => listing.Name == folder && listing.Delimiter == '/');
            Assert.Equal(3, mailbox.State.Exists);
        }

        var left = await server.Account(user).FetchAllAsync();
        var moved = await (server.Account(user) with { Folder = folder }).FetchAllAsync();
        Assert.Equal([1u, 3u, 5u], left.Select(item => item.Uid));
        Assert.Equal([TestMail.Make(2), TestMail.Make(4)], moved.Select(item => item.Raw!));
        Assert.Contains(folder, await server.AdminAsync(null, "mailbox", "list", "-u", user), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Move_IntoMissingFolderThatMayNotBeMade_IsRefused()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 1);
        var account = server.Account(user) with { ProcessedFolder = "Done", CreateFolders = false };
        await using var mailbox = await ImapMailbox.ConnectAsync(account, TimeProvider.System, CancellationToken.None);

        var error = await Assert.ThrowsAsync<ImapFolderException>(() => mailbox.MoveAsync([1], "Done", CancellationToken.None));

        Assert.Contains("'Done'", error.Message, StringComparison.Ordinal);
        Assert.Single(await mailbox.FetchAsync(1, null, CancellationToken.None).ToListAsync());
    }

    [SkippableFact]
    public async Task CountByDate_SaysHowManyFallOnEachSide()
    {
        var (server, user) = await dovecot.TakeAsync();
        foreach (var day in (string[])["2024-01-31T12:00:00", "2024-02-01T12:00:00", "2024-02-02T12:00:00"])
        {
            server.Deliver(user, TestMail.Make(1));
            foreach (var file in Directory.GetFiles(Path.Combine(server.Maildir(user), "new")).Where(path => File.GetLastWriteTimeUtc(path).Year > 2024))
            {
                File.SetLastWriteTimeUtc(file, DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        await using var mailbox = await ImapMailbox.ConnectAsync(server.Account(user), TimeProvider.System, CancellationToken.None);

        Assert.Equal(new DateSplit(1, 2), await mailbox.CountByDateAsync(new DateOnly(2024, 2, 1), CancellationToken.None));
    }

    [SkippableFact]
    public async Task Connect_MissingFolder_SaysWhich()
    {
        var (server, user) = await dovecot.TakeAsync();
        var account = server.Account(user) with { Folder = "Größe" };

        var error = await Assert.ThrowsAsync<ImapFolderException>(() => account.FetchAllAsync());

        Assert.Contains("'Größe'", error.Message, StringComparison.Ordinal);
    }
}
