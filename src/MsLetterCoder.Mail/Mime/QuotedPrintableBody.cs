using System.Buffers;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Decodes quoted-printable (RFC 2045 section 6.7). A broken escape stays as it is written; blanks at line ends are transport padding and dropped.
/// </summary>
internal static class QuotedPrintableBody
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("=\r\n"u8);

    /// <summary>Decodes; <paramref name="brokenAt"/> is the first '=' that begins no escape, or -1.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> body, out int brokenAt)
    {
        byte[] decoded = new byte[body.Length];
        int written = 0;
        int position = 0;
        int lineStart = 0;
        brokenAt = -1;
        while (position < body.Length)
        {
            int length = body[position..].IndexOfAny(Special);
            length = length < 0 ? body.Length - position : length;
            body.Slice(position, length).CopyTo(decoded.AsSpan(written));
            written += length;
            position += length;
            if (position >= body.Length)
            {
                break;
            }

            if (body[position] != '=')
            {
                written = TrimBlanks(decoded, lineStart, written);
                decoded[written++] = body[position++];
                lineStart = written;
            }
            else if (position + 2 < body.Length && HexValue(body[position + 1]) is >= 0 and int high
                && HexValue(body[position + 2]) is >= 0 and int low)
            {
                decoded[written++] = (byte)(high << 4 | low);
                lineStart = written;
                position += 3;
            }
            else if (SoftBreakLength(body[(position + 1)..]) is >= 0 and int skip)
            {
                lineStart = written;
                position += 1 + skip;
            }
            else
            {
                brokenAt = brokenAt < 0 ? position : brokenAt;
                decoded[written++] = body[position++];
            }
        }

        return decoded.AsMemory(0, TrimBlanks(decoded, lineStart, written));
    }

    private static int TrimBlanks(byte[] decoded, int lineStart, int written)
    {
        while (written > lineStart && decoded[written - 1] is (byte)' ' or (byte)'\t')
        {
            written--;
        }

        return written;
    }

    private static int HexValue(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };

    /// <summary>Bytes behind the '=' that belong to a soft line break, or -1 where it is none.</summary>
    private static int SoftBreakLength(ReadOnlySpan<byte> rest)
    {
        const int mostPadding = 1_000;
        int blanks = 0;
        while (blanks < rest.Length && blanks < mostPadding && rest[blanks] is (byte)' ' or (byte)'\t')
        {
            blanks++;
        }

        return rest[blanks..] switch
        {
            [] => blanks,
            [(byte)'\r', (byte)'\n', ..] => blanks + 2,
            [(byte)'\r' or (byte)'\n', ..] => blanks + 1,
            _ => -1,
        };
    }
}
