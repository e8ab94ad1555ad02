using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>Opens the connection: TCP, and TLS where asked for.</summary>
internal static class ImapConnector
{
    /// <summary>A stream to the server, in TLS already where the account says so.</summary>
    public static async Task<Stream> ConnectAsync(ImapAccount account, CancellationToken cancellation)
    {
        var addresses = await AddressesAsync(account, cancellation).ConfigureAwait(false);
        if (account.Security == ImapSecurity.None && !addresses.All(IPAddress.IsLoopback))
        {
            throw new ImapUnsupportedException($"A connection to {account.Host} without TLS is refused: plain text is allowed to this machine itself only.");
        }

        var stream = await DialAsync(account, addresses, cancellation).ConfigureAwait(false);
        return account.Security == ImapSecurity.Tls ? await ToTlsAsync(account, stream, cancellation).ConfigureAwait(false) : stream;
    }

    /// <summary>Puts TLS over a stream and checks who answers. The stream is closed where that fails.</summary>
    public static async Task<Stream> ToTlsAsync(ImapAccount account, Stream stream, CancellationToken cancellation)
    {
        var certificate = new ServerCertificate(account);
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        var secured = false;
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = account.Host,
                    CertificateRevocationCheckMode = account.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
                    RemoteCertificateValidationCallback = (_, shown, chain, errors) => certificate.Accept(shown, chain, errors),
                },
                cancellation).ConfigureAwait(false);
            secured = tls.SslProtocol >= SslProtocols.Tls12;
            return secured ? tls : throw new ImapUnsupportedException($"{account.Host} speaks no TLS newer than {tls.SslProtocol}; at least TLS 1.2 is needed.");
        }
        catch (AuthenticationException error) when (certificate.Problem is { } problem)
        {
            throw new ImapCertificateException(problem, error);
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            throw new ImapConnectionException($"The TLS handshake with {account.Host}:{account.Port} failed. Is this the right port for {account.Security}?", error);
        }
        finally
        {
            if (!secured)
            {
                await tls.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<IPAddress[]> AddressesAsync(ImapAccount account, CancellationToken cancellation)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(account.Host, cancellation).ConfigureAwait(false);
        }
        catch (SocketException error)
        {
            throw new ImapConnectionException($"The host name {account.Host} cannot be found ({error.SocketErrorCode}).", error);
        }
    }

    private static async Task<NetworkStream> DialAsync(ImapAccount account, IPAddress[] addresses, CancellationToken cancellation)
    {
        // The receive buffer is left to the system, which lets it grow to megabytes; a size set here would be a ceiling.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await socket.ConnectAsync(addresses, account.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException error)
        {
            throw new ImapConnectionException($"{account.Host}:{account.Port} cannot be reached ({error.SocketErrorCode}).", error);
        }
        finally
        {
            if (!socket.Connected)
            {
                socket.Dispose();
            }
        }
    }
}
