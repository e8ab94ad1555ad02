using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>Cuts what the server sends into whole answers (RFC 3501 section 7). A message body is copied once, from the pipe into its own array.
/// An answer that is cut off is never handed on.</summary>
internal sealed class ResponseReader(PipeReader pipe, ImapLimits limits, TimeSpan silence, TimeProvider time)
{
    private const long LargestSkippedLiteral = 1L << 32;
    private readonly ResponseFrame _frame = new();
    private long _position;

    /// <summary>The next answer. Without <paramref name="patient"/>, the server may be silent for the read timeout only.</summary>
    public async ValueTask<ResponseFrame> ReadAsync(bool patient, CancellationToken cancellation)
    {
        _frame.Reset(_position);
        await ReadLineAsync(patient, cancellation).ConfigureAwait(false);
        while (LiteralLength(_frame.Text) is { } length)
        {
            await ReadLiteralAsync(length, cancellation).ConfigureAwait(false);
            await ReadLineAsync(patient: false, cancellation).ConfigureAwait(false);
        }

        return _frame;
    }

    /// <summary>Bytes of the connection read so far.</summary>
    public long Position => _position;

    /// <summary>Whether bytes have come in that nobody has read: after the answer to STARTTLS there must be none.</summary>
    public bool HasUnread()
    {
        if (!pipe.TryRead(out var result))
        {
            return false;
        }

        var any = !result.Buffer.IsEmpty;
        pipe.AdvanceTo(result.Buffer.Start);
        return any;
    }

    private async ValueTask ReadLineAsync(bool patient, CancellationToken cancellation)
    {
        while (true)
        {
            var result = await ReadPipeAsync(patient, cancellation).ConfigureAwait(false);
            var buffer = result.Buffer;
            var end = buffer.PositionOf((byte)'\n');
            var piece = end is { } at ? buffer.Slice(0, buffer.GetPosition(1, at)) : buffer;
            if (_frame.Text.Length + piece.Length > limits.MaxLineBytes)
            {
                throw new ImapProtocolException(_position, $"a line is longer than {limits.MaxLineBytes} bytes");
            }

            foreach (var segment in piece)
            {
                _frame.Append(segment.Span);
            }

            _position += piece.Length;
            pipe.AdvanceTo(piece.End);
            if (end is not null)
            {
                if (!_frame.Text.EndsWith("\r\n"u8))
                {
                    throw new ImapProtocolException(_position - 1, "a line feed without a carriage return");
                }

                return;
            }

            patient &= _frame.Text.IsEmpty;
        }
    }

    private async ValueTask ReadLiteralAsync(long length, CancellationToken cancellation)
    {
        var isMessage = IsFetch(_frame.Text);
        if (!isMessage && length > limits.MaxTextLiteralBytes)
        {
            throw new ImapProtocolException(_position, $"a literal that is not a message has {length} bytes; the limit is {limits.MaxTextLiteralBytes}");
        }

        if (length > LargestSkippedLiteral)
        {
            throw new ImapProtocolException(_position, $"a literal of {length} bytes");
        }

        var skip = length + _frame.Literals.Sum(literal => literal.Bytes?.Length ?? 0L) > limits.MaxMessageBytes;
        var bytes = skip ? null : GC.AllocateUninitializedArray<byte>((int)length);
        for (var filled = 0L; filled < length;)
        {
            var result = await ReadPipeAsync(patient: false, cancellation).ConfigureAwait(false);
            var piece = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, length - filled));
            if (bytes is not null)
            {
                piece.CopyTo(bytes.AsSpan((int)filled));
            }

            filled += piece.Length;
            _position += piece.Length;
            pipe.AdvanceTo(piece.End);
        }

        _frame.Add(new FrameLiteral(length, bytes));
    }

    /// <summary>Some bytes. A wait that is given up leaves a read behind, so the connection is then of no further use.</summary>
    private async ValueTask<ReadResult> ReadPipeAsync(bool patient, CancellationToken cancellation)
    {
        try
        {
            var read = pipe.ReadAsync(CancellationToken.None);
            var result = read.IsCompletedSuccessfully
                ? read.Result
                : await read.AsTask().WaitAsync(patient ? Timeout.InfiniteTimeSpan : silence, time, cancellation).ConfigureAwait(false);
            return result.Buffer.IsEmpty && result.IsCompleted ? throw Closed() : result;
        }
        catch (TimeoutException)
        {
            throw new ImapConnectionException($"The server was silent for {silence.TotalSeconds:0.#} s while it owed an answer.");
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw new ImapConnectionException($"The connection to the server broke after byte {_position}.", error);
        }
    }

    private ImapConnectionException Closed() => new($"The server closed the connection after byte {_position}.");

    /// <summary>The length in a literal's marker at the end of the last line: {n}, {n+} or ~{n}. Status answers end in words for people, in which braces mean nothing.</summary>
    private static long? LiteralLength(ReadOnlySpan<byte> text)
    {
        if (!text.EndsWith("}\r\n"u8) || IsStatusOrContinuation(text))
        {
            return null;
        }

        var open = text.LastIndexOf((byte)'{');
        var digits = open < 0 ? default : text[(open + 1)..^3].TrimEnd("+"u8);
        return Utf8Parser.TryParse(digits, out long length, out var used) && used == digits.Length && length >= 0 ? length : null;
    }

    private static bool IsStatusOrContinuation(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("* "u8))
        {
            return true;
        }

        var word = text[2..];
        var space = word.IndexOf((byte)' ');
        return space > 0 && StatusResponse.TryKind(word[..space], out _);
    }

    private static bool IsFetch(ReadOnlySpan<byte> text)
    {
        var rest = text[2..].TrimStart("0123456789"u8).TrimStart(" "u8);
        return rest.Length > 5 && System.Text.Ascii.EqualsIgnoreCase(rest[..5], "FETCH"u8);
    }
}
