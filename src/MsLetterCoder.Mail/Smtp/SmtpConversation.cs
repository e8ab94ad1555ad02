using System.Globalization;
using System.Text;

namespace MsLetterCoder.Mail.Smtp;

/// <summary>One connection to a server: sends lines and reads replies, each within a limit of time. Never used for two mails at once.</summary>
internal sealed class SmtpConversation(string host, Stream stream, TimeProvider time) : IAsyncDisposable
{
    private const int LongestLine = 4_096;
    private const int MostLines = 256;

    private readonly byte[] _buffer = new byte[LongestLine];
    private readonly List<byte> _line = [];
    private Stream _stream = stream;
    private int _start;
    private int _end;

    /// <summary>Says a line and reads the reply.</summary>
    /// <param name="step">Where the conversation is.</param>
    /// <param name="line">The line without its end; null: nothing is said.</param>
    /// <param name="within">Longest wait.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="SmtpException">The connection breaks, is silent too long, or the answer is no reply.</exception>
    public async Task<SmtpReply> AskAsync(SmtpStep step, string? line, TimeSpan within, CancellationToken cancellation)
    {
        if (line is not null)
        {
            await SendAsync(step, Encoding.ASCII.GetBytes(line + "\r\n"), within, cancellation).ConfigureAwait(false);
        }

        return await WithinAsync(step, within, ReadReplyAsync, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends bytes as they are.</summary>
    /// <exception cref="SmtpException">The connection breaks, or the server does not take them in time.</exception>
    public Task SendAsync(SmtpStep step, ReadOnlyMemory<byte> bytes, TimeSpan within, CancellationToken cancellation) => WithinAsync(
        step,
        within,
        async stop =>
        {
            await _stream.WriteAsync(bytes, stop).ConfigureAwait(false);
            await _stream.FlushAsync(stop).ConfigureAwait(false);
            return true;
        },
        cancellation);

    /// <summary>Goes on over another stream, TLS put over this one. What came in before and was not read could have been put there by somebody else: it must not be (RFC 3207 section 5).</summary>
    /// <exception cref="SmtpException">There is such.</exception>
    public async Task UpgradeAsync(Func<Stream, CancellationToken, Task<Stream>> upgrade, CancellationToken cancellation)
    {
        if (_start < _end)
        {
            throw new SmtpException(SmtpStep.StartTls, $"{host} sent more than its answer before TLS began.");
        }

        _stream = await upgrade(_stream, cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task<T> WithinAsync<T>(SmtpStep step, TimeSpan within, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await work(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw Broken(step, $"{host} was silent for {within.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s.");
        }
        catch (OperationCanceledException) when (step == SmtpStep.Acceptance)
        {
            throw Broken(step, "stopped before the server had answered.");
        }
        catch (IOException error)
        {
            throw Broken(step, $"the connection to {host} broke.", error);
        }
    }

    private async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        int? code = null;
        while (lines.Count < MostLines)
        {
            string line = await ReadLineAsync(cancellation).ConfigureAwait(false);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 200 or > 599
                || (code is not null && number != code) || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw new IOException("No reply of SMTP.");
            }

            code = number;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(number, lines);
            }
        }

        throw new IOException("A reply of too many lines.");
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        _line.Clear();
        while (_line.Count <= LongestLine)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = await _stream.ReadAsync(_buffer, cancellation).ConfigureAwait(false);
                if (_end == 0)
                {
                    throw new IOException("The server closed the connection.");
                }
            }

            byte b = _buffer[_start++];
            if (b == '\n')
            {
                return Encoding.Latin1.GetString(_line.ToArray()).TrimEnd('\r');
            }

            _line.Add(b);
        }

        throw new IOException("A line of a reply is too long.");
    }

    private static SmtpException Broken(SmtpStep step, string what, Exception? inner = null) => new(step, what, unsure: step == SmtpStep.Acceptance, inner: inner);
}
