using System.Text;

namespace MsLetterCoder.Mail.Tests.Imap;

/// <summary>The server's side of a transcript, as a stream. Strict: what the client sends must be the script's, to the byte. Loose (for damaged scripts): any line will do,
/// and a server that waits in vain closes.</summary>
internal sealed class ScriptedStream(IReadOnlyList<TranscriptStep> steps, bool strict = true) : Stream
{
    private readonly Lock _gate = new();
    private readonly MemoryStream _sent = new();
    private readonly SemaphoreSlim _written = new(0);
    private int _step;
    private int _offset;
    private long _consumed;
    private bool _closed;

    /// <summary>What differed from the script; null where nothing did.</summary>
    public string? Deviation { get; private set; }

    /// <summary>The first step of the script that was not reached; null where all were played.</summary>
    public TranscriptStep? Unplayed => _step < steps.Count && steps[_step].Kind is StepKind.Server or StepKind.Client ? steps[_step] : null;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (_closed || Deviation is not null || _step >= steps.Count || steps[_step].Kind == StepKind.Cut)
            {
                return 0;
            }

            if (steps[_step].Kind == StepKind.Server)
            {
                return Serve(buffer.Span);
            }

            if (steps[_step].Kind == StepKind.Client && TakeClientLine())
            {
                continue;
            }

            var patience = strict ? TimeSpan.FromSeconds(10) : TimeSpan.FromMilliseconds(20);
            if (!await _written.WaitAsync(patience, cancellationToken))
            {
                Deviation = steps[_step].Kind == StepKind.Silence ? null : $"the client did not send {Words(steps[_step].Bytes)}";
                return 0;
            }
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        lock (_gate)
        {
            _sent.Write(buffer.Span);
        }

        while (strict && _step < steps.Count && steps[_step].Kind == StepKind.Client && TakeClientLine())
        {
        }

        _written.Release();
        return ValueTask.CompletedTask;
    }

    private int Serve(Span<byte> buffer)
    {
        var bytes = steps[_step].Bytes.AsSpan(_offset);
        var count = Math.Min(bytes.Length, buffer.Length);
        bytes[..count].CopyTo(buffer);
        _offset += count;
        if (_offset == steps[_step].Bytes.Length)
        {
            _offset = 0;
            _step++;
        }

        return count;
    }

    private bool TakeClientLine()
    {
        lock (_gate)
        {
            var waiting = _sent.GetBuffer().AsSpan((int)_consumed, (int)(_sent.Length - _consumed));
            var expected = steps[_step].Bytes;
            var length = strict ? expected.Length : waiting.IndexOf("\r\n"u8) + 2;
            if (waiting.Length < length || length < 2)
            {
                return false;
            }

            if (strict && !waiting[..length].SequenceEqual(expected))
            {
                Deviation = $"the client sent {Words(waiting)} instead of {Words(expected)}";
                return false;
            }

            _consumed += length;
            _step++;
            return true;
        }
    }

    private static string Words(ReadOnlySpan<byte> bytes) => $"'{Encoding.Latin1.GetString(bytes).TrimEnd()}'";

    protected override void Dispose(bool disposing)
    {
        _closed = true;
        if (strict && _step < steps.Count && steps[_step].Kind == StepKind.Client)
        {
            TakeClientLine();
        }

        base.Dispose(disposing);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
