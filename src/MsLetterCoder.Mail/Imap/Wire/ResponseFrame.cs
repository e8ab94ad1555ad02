namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>One whole answer of the server as bytes: its lines joined, literals apart. Where a literal stood, its marker {n} and the line end stay in the text.
/// One frame is reused for all answers of a connection: parse it before the next one is read.</summary>
internal sealed class ResponseFrame
{
    private byte[] _text = new byte[1024];
    private int _length;
    private readonly List<FrameLiteral> _literals = [];

    /// <summary>Bytes of the connection before this answer.</summary>
    public long Start { get; private set; }

    /// <summary>The lines, line ends included.</summary>
    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    public IReadOnlyList<FrameLiteral> Literals => _literals;

    public void Reset(long start)
    {
        Start = start;
        _length = 0;
        _literals.Clear();
    }

    public void Append(ReadOnlySpan<byte> text)
    {
        if (_length + text.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + text.Length));
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    public void Add(FrameLiteral literal) => _literals.Add(literal);
}

/// <summary>A literal: its length, and its bytes unless it was over the limit and skipped.</summary>
internal readonly record struct FrameLiteral(long Length, byte[]? Bytes);
