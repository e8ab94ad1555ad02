using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.App.Tests.Imap;

/// <summary>Looks into a mailbox on the test's server without changing it.</summary>
internal static class Inbox
{
    /// <summary>The messages of a folder, by UID.</summary>
    public static async Task<List<ImapItem>> ReadAsync(this DovecotServer server, string user, string folder = "INBOX")
    {
        var account = new ImapAccount
        {
            Host = "localhost",
            Port = server.ImapsPort,
            User = user,
            Secret = _ => ValueTask.FromResult(DovecotServer.Password),
            ExtraRootsPath = server.Certificates.RootPath,
            Folder = folder,
        };
        await using var mailbox = await ImapMailbox.ConnectAsync(account, TimeProvider.System, CancellationToken.None);
        return await mailbox.FetchAsync(1, null, CancellationToken.None).ToListAsync();
    }

    /// <summary>How many messages there are in a folder; none where it was never made.</summary>
    public static async Task<int> CountAsync(this DovecotServer server, string user, string folder)
    {
        var listed = await server.AdminAsync(null, "mailbox", "list", "-u", user);
        return listed.Split('\n').Contains(folder) ? (await server.ReadAsync(user, folder)).Count : 0;
    }

    /// <summary>Delivers patients' messages numbered from one number on.</summary>
    public static void DeliverMessages(this DovecotServer server, string user, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            server.Deliver(user, Support.Mails.Message(number));
        }
    }
}
