using System.Buffers;
using System.Buffers.Text;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Decodes base64 (RFC 2045 section 6.8). Bytes outside the alphabet are skipped, padding in the middle begins anew, a missing end is taken as it is.
/// </summary>
internal static class Base64Body
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    /// <summary>Decodes; <paramref name="junkAt"/> is the first byte that is neither base64 nor white space, or -1.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> body, out int junkAt)
    {
        byte[] decoded = new byte[body.Length / 4 * 3 + 6];
        int written = 0;
        int position = 0;
        var slow = new SlowDecoder();
        while (position < body.Length)
        {
            int length = body[position..].IndexOfAny(LineEnds);
            length = length < 0 ? body.Length - position : length;
            ReadOnlySpan<byte> line = body.Slice(position, length);
            bool whole = slow.AtStart && line.Length % 4 == 0
                && Base64.DecodeFromUtf8(line, decoded.AsSpan(written), out int consumed, out int produced) == OperationStatus.Done
                    && consumed == line.Length
                && Accept(produced, ref written);
            if (!whole)
            {
                slow.Decode(line, position, decoded, ref written);
            }

            position += length + 1;
        }

        slow.Finish(decoded, ref written);
        junkAt = slow.JunkAt;
        return decoded.AsMemory(0, written);
    }

    private static bool Accept(int produced, ref int written)
    {
        written += produced;
        return true;
    }

    /// <summary>Goes byte by byte over lines that are not whole groups of four.</summary>
    private struct SlowDecoder()
    {
        private int bits;
        private int count;

        public int JunkAt { get; private set; } = -1;

        public readonly bool AtStart => count == 0;

        public void Decode(ReadOnlySpan<byte> line, int lineAt, byte[] decoded, ref int written)
        {
            for (int i = 0; i < line.Length; i++)
            {
                int value = ValueOf(line[i]);
                if (value >= 0)
                {
                    bits = bits << 6 | value;
                    if (++count == 4)
                    {
                        decoded[written++] = (byte)(bits >> 16);
                        decoded[written++] = (byte)(bits >> 8);
                        decoded[written++] = (byte)bits;
                        bits = count = 0;
                    }
                }
                else if (line[i] == '=')
                {
                    Finish(decoded, ref written);
                }
                else if (line[i] is not ((byte)' ' or (byte)'\t') && JunkAt < 0)
                {
                    JunkAt = lineAt + i;
                }
            }
        }

        public void Finish(byte[] decoded, ref int written)
        {
            if (count >= 2)
            {
                decoded[written++] = (byte)(count == 2 ? bits >> 4 : bits >> 10);
                if (count == 3)
                {
                    decoded[written++] = (byte)(bits >> 2);
                }
            }

            bits = count = 0;
        }

        private static int ValueOf(byte b) => b switch
        {
            >= (byte)'A' and <= (byte)'Z' => b - 'A',
            >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
            >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
            (byte)'+' => 62,
            (byte)'/' => 63,
            _ => -1,
        };
    }
}
