using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Benchmarks.Material;

/// <summary>A mailbox full of mixed mails on a Dovecot of the benchmark's own.</summary>
internal static class BenchmarkMailbox
{
    /// <summary>The user whose mailbox it is.</summary>
    public static string User => DovecotServer.Users[0];

    /// <summary>Delivers mails and says how to reach them.</summary>
    public static ImapAccount Fill(DovecotServer server, int mails, out long bytes)
    {
        var mixer = new MailMixer(seed: 11);
        bytes = 0;
        for (int i = 0; i < mails; i++)
        {
            byte[] mail = mixer.Next();
            server.Deliver(User, mail);
            bytes += mail.Length;
        }

        return new ImapAccount
        {
            Host = "localhost",
            Port = server.ImapsPort,
            User = User,
            Secret = _ => ValueTask.FromResult(DovecotServer.Password),
            ExtraRootsPath = server.Certificates.RootPath,
        };
    }
}
