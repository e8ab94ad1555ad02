using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Benchmarks.Material;

/// <summary>A mailbox full of mixed mails on a Dovecot of the benchmark's own.</summary>
internal static class BenchmarkMailbox
{
    private const string SecretVariable = "MSLC_BENCH_SECRET";

    /// <summary>The user whose mailbox it is.</summary>
    public static string User => DovecotServer.Users[0];

    /// <summary>Delivers mails and gives the account as the program makes it of its settings.</summary>
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

        Environment.SetEnvironmentVariable(SecretVariable, DovecotServer.Password);
        var settings = new ImapOptions
        {
            Host = "localhost",
            Port = server.ImapsPort,
            User = User,
            SecretVariable = SecretVariable,
            ExtraRootsPath = server.Certificates.RootPath,
        };
        return PipelineParts.ImapAccount(settings, new LimitOptions());
    }
}
