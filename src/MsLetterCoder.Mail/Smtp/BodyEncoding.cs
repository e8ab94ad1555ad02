using System.Globalization;
using System.Text;

namespace MsLetterCoder.Mail.Smtp;

/// <summary>Encodes a text for the wire: quoted-printable where most of it is ASCII, else base64 (RFC 2045 section 6).</summary>
internal static class BodyEncoding
{
    /// <summary>Characters of a line before its CRLF (RFC 2045 section 6.7 rule 5).</summary>
    private const int Line = 76;

    /// <summary>From one byte in so many outside ASCII on, base64 is shorter.</summary>
    private const int FewInBase64 = 6;

    /// <summary>The encoding's name and the lines, CRLF, the last one ended.</summary>
    public static (string Name, string Body) Encode(string text)
    {
        string lines = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        byte[] bytes = Encoding.UTF8.GetBytes(lines);
        return bytes.Count(b => b > 127) * FewInBase64 > bytes.Length
            ? ("base64", Base64(Encoding.UTF8.GetBytes(lines.ReplaceLineEndings("\r\n"))))
            : ("quoted-printable", string.Concat(lines[..^1].Split('\n').Select(QuotedPrintable)));
    }

    private static string Base64(byte[] bytes)
    {
        string encoded = Convert.ToBase64String(bytes);
        var body = new StringBuilder();
        for (int at = 0; at < encoded.Length; at += Line)
        {
            body.Append(encoded.AsSpan(at, Math.Min(Line, encoded.Length - at))).Append("\r\n");
        }

        return body.ToString();
    }

    private static string QuotedPrintable(string line)
    {
        var body = new StringBuilder();
        int column = 0;
        byte[] bytes = Encoding.UTF8.GetBytes(line);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte b = bytes[i];
            bool last = i == bytes.Length - 1;
            // A blank before a line end may be lost on the way. 'From ' at a line's beginning is changed by some servers.
            bool plain = b is >= 33 and <= 126 and not (byte)'=' ? !(b == 'F' && column == 0) : b is (byte)' ' or (byte)'\t' && !last;
            string piece = plain ? ((char)b).ToString() : string.Create(CultureInfo.InvariantCulture, $"={b:X2}");
            // The '=' of a soft line break needs a column too, except where the line ends here.
            if (column + piece.Length > Line - (last ? 0 : 1))
            {
                body.Append("=\r\n");
                column = 0;
            }

            body.Append(piece);
            column += piece.Length;
        }

        return body.Append("\r\n").ToString();
    }
}
