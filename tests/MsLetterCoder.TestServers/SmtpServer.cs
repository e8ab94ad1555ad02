using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MsLetterCoder.TestServers;

/// <summary>A submission server on this machine that follows a script: what it offers, what it refuses, after how many bytes it is gone. It keeps every mail it took and every line it heard.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<string> _heard = [];
    private readonly List<string> _mails = [];
    private readonly SmtpScript _script;
    private readonly Task _accepting;
    private int _connections;

    public SmtpServer(SmtpScript? script = null)
    {
        _script = script ?? new SmtpScript();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections there have been.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The lines of clients outside mails, in order.</summary>
    public IReadOnlyList<string> Heard => Snapshot(_heard);

    /// <summary>Mails it took, dots undone. A mail counts once its end was read, whatever became of the answer.</summary>
    public IReadOnlyList<string> Mails => Snapshot(_mails);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private string[] Snapshot(List<string> lines)
    {
        lock (_gate)
        {
            return [.. lines];
        }
    }

    private void Note(List<string> lines, string line)
    {
        lock (_gate)
        {
            lines.Add(line);
        }
    }

    private async Task AcceptAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync(_stop.Token);
                int number = Interlocked.Increment(ref _connections) - 1;
                running.Add(Task.Run(() => ServeAsync(client, number)));
            }
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        using var client = new NetworkStream(socket, ownsSocket: true);
        using var counted = new CountedStream(client, _script.CutAfterSent(number), _script.CutAfterRead(number));
        try
        {
            await new Session(this, counted).RunAsync(_stop.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The script's cut, or the client went.
        }
    }

    private sealed class Session(SmtpServer server, Stream first)
    {
        private Stream _stream = first;

        public async Task RunAsync(CancellationToken stop)
        {
            SmtpScript script = server._script;
            if (script.ImplicitTls)
            {
                await ToTlsAsync(stop);
            }

            await SayAsync(script.Answer("greeting") ?? "220 test server", stop);
            while (await ReadLineAsync(stop) is { } line)
            {
                server.Note(server._heard, line);
                string verb = line.Split(' ')[0].ToUpperInvariant();
                if (script.Silent == verb)
                {
                    await Task.Delay(Timeout.Infinite, stop);
                }

                string answer = script.Answer(verb) ?? Usual(verb);
                await SayAsync(answer, stop);
                if (verb == "STARTTLS" && answer.StartsWith("220", StringComparison.Ordinal))
                {
                    await ToTlsAsync(stop);
                }
                else if (verb == "DATA" && answer.StartsWith("354", StringComparison.Ordinal))
                {
                    await ReadMailAsync(stop);
                    if (script.Silent == "END")
                    {
                        await Task.Delay(Timeout.Infinite, stop);
                    }

                    await SayAsync(script.Answer("end") ?? "250 2.0.0 taken", stop);
                }
                else if (verb == "QUIT")
                {
                    return;
                }
            }
        }

        private string Usual(string verb) => verb switch
        {
            "EHLO" => $"250-test server\r\n{string.Concat(server._script.Offers.Where(o => o != "STARTTLS" || _stream is not SslStream).Select(o => $"250-{o}\r\n"))}250 8BITMIME",
            "STARTTLS" => "220 go on",
            "AUTH" => "235 2.7.0 welcome",
            "MAIL" or "RCPT" => "250 2.1.0 good",
            "DATA" => "354 go on",
            "QUIT" => "221 goodbye",
            _ => "500 5.5.1 unknown",
        };

        private async Task ReadMailAsync(CancellationToken stop)
        {
            var mail = new StringBuilder();
            while (await ReadLineAsync(stop) is { } line)
            {
                if (line == ".")
                {
                    server.Note(server._mails, mail.ToString());
                    return;
                }

                mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            throw new IOException("The client went in the middle of a mail.");
        }

        private async Task ToTlsAsync(CancellationToken stop)
        {
            TestCertificates files = server._script.Certificates!;
            using var pem = X509Certificate2.CreateFromPemFile(files.CertificatePath, files.KeyPath);
            var tls = new SslStream(_stream, leaveInnerStreamOpen: true);
            _stream = tls;
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = pem }, stop);
        }

        private async Task SayAsync(string answer, CancellationToken stop) => await _stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), stop);

        private async Task<string?> ReadLineAsync(CancellationToken stop)
        {
            var line = new List<byte>();
            byte[] one = new byte[1];
            while (await _stream.ReadAsync(one, stop) == 1)
            {
                if (one[0] == '\n')
                {
                    return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
                }

                line.Add(one[0]);
            }

            return null;
        }
    }

    /// <summary>Breaks once so many bytes were sent or read.</summary>
    private sealed class CountedStream(Stream inner, long mostSent, long mostRead) : Stream
    {
        private long _sent;
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            long left = mostRead - _read;
            if (left <= 0)
            {
                Break();
            }

            int count = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, left)], cancellationToken);
            _read += count;
            return count;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = (int)Math.Min(buffer.Length, mostSent - _sent);
            await inner.WriteAsync(buffer[..count], cancellationToken);
            _sent += count;
            if (count < buffer.Length)
            {
                Break();
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Break()
        {
            inner.Dispose();
            throw new IOException("Cut as the script says.");
        }
    }
}
