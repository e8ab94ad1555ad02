using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace MsLetterCoder.Mail.Connections;

/// <summary>Opens connections: TCP, and TLS where asked for.</summary>
internal static class ServerConnector
{
    /// <summary>A stream to the server, in TLS already where the endpoint says so.</summary>
    /// <exception cref="ServerConnectionException">It cannot be had, or not safely.</exception>
    public static async Task<Stream> ConnectAsync(ServerEndpoint server, CancellationToken cancellation)
    {
        var addresses = await AddressesAsync(server, cancellation).ConfigureAwait(false);
        if (server.PlainText && !addresses.All(IPAddress.IsLoopback))
        {
            throw new ServerConnectionException(ConnectionProblem.Unsafe, $"A connection to {server.Host} without TLS is refused: plain text is allowed to this machine itself only.");
        }

        var stream = await DialAsync(server, addresses, cancellation).ConfigureAwait(false);
        return server.TlsAtOnce ? await ToTlsAsync(server, stream, cancellation).ConfigureAwait(false) : stream;
    }

    /// <summary>Puts TLS over a stream and checks who answers. The stream is closed where that fails.</summary>
    /// <exception cref="ServerConnectionException">The handshake fails or the certificate is refused.</exception>
    public static async Task<Stream> ToTlsAsync(ServerEndpoint server, Stream stream, CancellationToken cancellation)
    {
        var certificate = new ServerCertificate(server);
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        var secured = false;
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = server.Host,
                    CertificateRevocationCheckMode = server.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
                    RemoteCertificateValidationCallback = (_, shown, chain, errors) => certificate.Accept(shown, chain, errors),
                },
                cancellation).ConfigureAwait(false);
            secured = tls.SslProtocol >= SslProtocols.Tls12;
            return secured
                ? tls
                : throw new ServerConnectionException(ConnectionProblem.Unsafe, $"{server.Host} speaks no TLS newer than {tls.SslProtocol}; at least TLS 1.2 is needed.");
        }
        catch (AuthenticationException error) when (certificate.Problem is { } problem)
        {
            throw new ServerConnectionException(ConnectionProblem.Certificate, problem, error);
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            throw new ServerConnectionException(
                ConnectionProblem.Unreachable,
                $"The TLS handshake with {server.Host}:{server.Port} failed. Is this the right port for {(server.TlsAtOnce ? "Tls" : "StartTls")}?",
                error);
        }
        finally
        {
            if (!secured)
            {
                await tls.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<IPAddress[]> AddressesAsync(ServerEndpoint server, CancellationToken cancellation)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(server.Host, cancellation).ConfigureAwait(false);
        }
        catch (SocketException error)
        {
            throw new ServerConnectionException(ConnectionProblem.Unreachable, $"The host name {server.Host} cannot be found ({error.SocketErrorCode}).", error);
        }
    }

    private static async Task<NetworkStream> DialAsync(ServerEndpoint server, IPAddress[] addresses, CancellationToken cancellation)
    {
        // The receive buffer is left to the system, which lets it grow to megabytes; a size set here would be a ceiling.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await socket.ConnectAsync(addresses, server.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException error)
        {
            throw new ServerConnectionException(ConnectionProblem.Unreachable, $"{server.Host}:{server.Port} cannot be reached ({error.SocketErrorCode}).", error);
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
