using MsLetterCoder.Mail.Connections;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>Opens the connection of an account: TCP, and TLS where asked for.</summary>
internal static class ImapConnector
{
    /// <summary>A stream to the server, in TLS already where the account says so.</summary>
    public static Task<Stream> ConnectAsync(ImapAccount account, CancellationToken cancellation) =>
        SayAsync(ServerConnector.ConnectAsync(Endpoint(account), cancellation));

    /// <summary>Puts TLS over a stream and checks who answers. The stream is closed where that fails.</summary>
    public static Task<Stream> ToTlsAsync(ImapAccount account, Stream stream, CancellationToken cancellation) =>
        SayAsync(ServerConnector.ToTlsAsync(Endpoint(account), stream, cancellation));

    private static async Task<Stream> SayAsync(Task<Stream> connecting)
    {
        try
        {
            return await connecting.ConfigureAwait(false);
        }
        catch (ServerConnectionException error)
        {
            throw error.Problem switch
            {
                ConnectionProblem.Certificate => new ImapCertificateException(error.Message, error),
                ConnectionProblem.Unsafe => new ImapUnsupportedException(error.Message),
                _ => new ImapConnectionException(error.Message, error),
            };
        }
    }

    private static ServerEndpoint Endpoint(ImapAccount account) => new()
    {
        Host = account.Host,
        Port = account.Port,
        TlsAtOnce = account.Security == ImapSecurity.Tls,
        PlainText = account.Security == ImapSecurity.None,
        ExtraRootsPath = account.ExtraRootsPath,
        PinnedSha256 = account.PinnedSha256,
        CheckRevocation = account.CheckRevocation,
    };
}
