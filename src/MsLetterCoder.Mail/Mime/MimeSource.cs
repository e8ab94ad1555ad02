namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Bytes that hold a mail or part, and where they stand in the raw mail. Bytes that were decoded (a base64 forwarded mail, the content of a
/// signature) have no place of
/// their own there: each of their positions is reported as the place of the part they came from.
/// </summary>
internal sealed class MimeSource
{
    private readonly long origin;
    private readonly bool decoded;

    public MimeSource(ReadOnlyMemory<byte> bytes, long origin = 0, bool decoded = false)
    {
        Bytes = bytes;
        this.origin = origin;
        this.decoded = decoded;
        int firstEnd = bytes.Span.IndexOfAny((byte)'\r', (byte)'\n');
        LoneCarriageReturns = firstEnd >= 0 && bytes.Span[firstEnd] == '\r' && (firstEnd + 1 >= bytes.Length || bytes.Span[firstEnd + 1] != '\n');
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>True where lines end with CR alone, as old Macintosh programs wrote them; judged by the first line end.</summary>
    public bool LoneCarriageReturns { get; }

    public long At(int offset) => decoded ? origin : origin + offset;

    /// <summary>
    /// Reads the line at <paramref name="start"/>: its content is [start, contentEnd), the next line begins at <paramref name="next"/>.
    /// </summary>
    public void ReadLine(int start, int end, out int contentEnd, out int next)
    {
        ReadOnlySpan<byte> rest = Bytes.Span[start..end];
        int length = LoneCarriageReturns ? rest.IndexOfAny((byte)'\r', (byte)'\n') : rest.IndexOf((byte)'\n');
        if (length < 0)
        {
            contentEnd = next = end;
            if (rest.EndsWith("\r"u8))
            {
                contentEnd--;
            }

            return;
        }

        next = start + length + 1;
        if (rest[length] == '\r')
        {
            contentEnd = start + length;
            next += next < end && Bytes.Span[next] == '\n' ? 1 : 0;
        }
        else
        {
            contentEnd = start + length - (length > 0 && rest[length - 1] == '\r' ? 1 : 0);
        }
    }
}
