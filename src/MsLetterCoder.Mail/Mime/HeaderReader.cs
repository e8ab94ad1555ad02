using System.Text;

namespace MsLetterCoder.Mail.Mime;

/// <summary>Reads the header of a mail or part: RFC 5322 section 2.2 and the obsolete syntax of section 4, and what broken programs write.</summary>
internal sealed class HeaderReader(MimeSource source, MimeLimits limits, DoubtLog doubts)
{
    private static readonly string[] PlainNames = ["From", "To", "Cc", "Bcc", "Subject", "Date", "Sender", "Received", "References", "Importance",
        "Priority"];
    private readonly List<HeaderField> fields = [];

    /// <summary>Reads the header that begins at <paramref name="start"/>; <paramref name="bodyStart"/> is the byte behind its blank line.</summary>
    public MimeHeaders Read(int start, int end, bool wholeMail, out int bodyStart)
    {
        int position = wholeMail ? SkipLeadIn(start, end) : start;
        int headerStart = position;
        ReadOnlySpan<byte> bytes = source.Bytes.Span;
        while (position < end)
        {
            source.ReadLine(position, end, out int contentEnd, out int next);
            ReadOnlySpan<byte> line = bytes[position..contentEnd];
            if (line.IsEmpty)
            {
                position = next;
                break;
            }

            if (position - headerStart > limits.HeaderBytes || fields.Count >= limits.HeaderFields)
            {
                doubts.Add("header-over-limit", "The header is longer than the limit; the rest of it was skipped.", source.At(position));
                position = SkipToBlankLine(position, end);
                break;
            }

            int colon = FieldNameLength(line, out int nameLength);
            if (colon < 0)
            {
                if (IsBlank(line) && !GoesOn(next, end))
                {
                    doubts.Add("header-ends-with-blanks", "The blank line behind the header holds blanks.", source.At(position));
                    position = next;
                    break;
                }

                if (!GoesOn(next, end) || line.StartsWith("--"u8))
                {
                    doubts.Add("header-without-blank-line", "The header is not followed by a blank line.", source.At(position));
                    break;
                }

                doubts.Add("header-junk", "A line of the header is no header field; it was skipped.", source.At(position));
                position = next;
                continue;
            }

            if (!wholeMail && fields.Count == 0 && !IsUsualName(line[..nameLength]))
            {
                doubts.Add("header-without-blank-line", "A part begins with its text, without a blank line.", source.At(position));
                break;
            }

            string name = Encoding.ASCII.GetString(line[..nameLength]);
            int valueEnd = ReadContinuations(next, end, headerStart, ref contentEnd);
            fields.Add(new HeaderField(name, source.Bytes[(position + colon + 1)..contentEnd], source.At(position)));
            position = valueEnd;
        }

        bodyStart = position;
        return new MimeHeaders(fields);
    }

    /// <summary>
    /// Position of the colon that ends a field name, or -1 where the line is no field. Blanks before the colon are obsolete syntax (RFC 5322 section
    /// 4.5).
    /// </summary>
    private static int FieldNameLength(ReadOnlySpan<byte> line, out int nameLength)
    {
        int i = 0;
        while (i < line.Length && line[i] is > (byte)' ' and < 127 and not (byte)':')
        {
            i++;
        }

        nameLength = i;
        while (i < line.Length && line[i] is (byte)' ' or (byte)'\t')
        {
            i++;
        }

        return nameLength > 0 && i < line.Length && line[i] == ':' ? i : -1;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    /// <summary>Skips an mbox 'From ' line and blank lines above the first field.</summary>
    private int SkipLeadIn(int start, int end)
    {
        int position = start;
        ReadOnlySpan<byte> bytes = source.Bytes.Span;
        if (bytes[position..end].StartsWith(Encoding.UTF8.Preamble))
        {
            doubts.Add("byte-order-mark", "A byte order mark stands above the header.", source.At(position));
            position += Encoding.UTF8.Preamble.Length;
        }

        while (position < end)
        {
            source.ReadLine(position, end, out int contentEnd, out int next);
            ReadOnlySpan<byte> line = bytes[position..contentEnd];
            if ((line.StartsWith("From "u8) || line.StartsWith(">From "u8)) && FieldNameLength(line, out _) < 0)
            {
                doubts.Add("mbox-from-line", "An mbox 'From ' line stands above the header.", source.At(position));
            }
            else if (!IsBlank(line))
            {
                break;
            }
            else
            {
                doubts.Add("blank-lines-above-header", "Blank lines stand above the header.", source.At(position));
            }

            position = next;
        }

        return position;
    }

    /// <summary>Moves over the folded lines of a field; lines of blanks belong to it only where the header goes on behind them.</summary>
    private int ReadContinuations(int position, int end, int headerStart, ref int contentEnd)
    {
        ReadOnlySpan<byte> bytes = source.Bytes.Span;
        while (position < end && bytes[position] is (byte)' ' or (byte)'\t' && position - headerStart <= limits.HeaderBytes)
        {
            source.ReadLine(position, end, out int lineEnd, out int next);
            if (IsBlank(bytes[position..lineEnd]) && !GoesOn(next, end))
            {
                break;
            }

            contentEnd = lineEnd;
            position = next;
        }

        return position;
    }

    /// <summary>
    /// True where the line at this position, or the one behind folded lines, is surely a header field: the line before it then belongs to the header
    /// too.
    /// </summary>
    private bool GoesOn(int position, int end)
    {
        const int foldedLinesToLookAt = 20;
        for (int line = 0; line < foldedLinesToLookAt && position < end; line++)
        {
            source.ReadLine(position, end, out int contentEnd, out int next);
            ReadOnlySpan<byte> content = source.Bytes.Span[position..contentEnd];
            if (content.IsEmpty || content[0] is not ((byte)' ' or (byte)'\t'))
            {
                return FieldNameLength(content, out int nameLength) > 0 && IsUsualName(content[..nameLength]);
            }

            position = next;
        }

        return false;
    }

    /// <summary>Tells a field from a line of text such as 'Note: call me': field names have a hyphen, but for a few.</summary>
    private static bool IsUsualName(ReadOnlySpan<byte> name)
    {
        if (name.Contains((byte)'-'))
        {
            return true;
        }

        foreach (string usual in PlainNames)
        {
            if (Ascii.EqualsIgnoreCase(name, usual))
            {
                return true;
            }
        }

        return false;
    }

    private int SkipToBlankLine(int position, int end)
    {
        while (position < end)
        {
            source.ReadLine(position, end, out int contentEnd, out int next);
            if (contentEnd == position)
            {
                return next;
            }

            position = next;
        }

        return end;
    }
}
