namespace MsLetterCoder.Mail.Mime;

/// <summary>Decodes uuencode (POSIX uuencode), the encoding of mail before MIME, still met as Content-Transfer-Encoding x-uuencode.</summary>
internal static class UuencodedBody
{
    /// <summary>Decodes the first 'begin' block; false where there is none.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> body, out byte[] content)
    {
        var decoded = new List<byte>(body.Length * 3 / 4);
        bool begun = false;
        content = [];
        while (!body.IsEmpty)
        {
            int length = body.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (length < 0 ? body : body[..length]).TrimEnd("\r"u8);
            body = length < 0 ? [] : body[(length + 1)..];
            if (!begun)
            {
                begun = line.StartsWith("begin "u8);
            }
            else if (line.SequenceEqual("end"u8))
            {
                break;
            }
            else if (!line.IsEmpty)
            {
                DecodeLine(line, decoded);
            }
        }

        content = [.. decoded];
        return begun;
    }

    private static void DecodeLine(ReadOnlySpan<byte> line, List<byte> decoded)
    {
        int left = (line[0] - ' ') & 63;
        for (int i = 1; left > 0 && i < line.Length; i += 4)
        {
            int bits = 0;
            for (int k = 0; k < 4; k++)
            {
                bits = bits << 6 | (i + k < line.Length ? (line[i + k] - ' ') & 63 : 0);
            }

            for (int k = 0; k < 3 && left > 0; k++, left--)
            {
                decoded.Add((byte)(bits >> (16 - 8 * k)));
            }
        }
    }
}
