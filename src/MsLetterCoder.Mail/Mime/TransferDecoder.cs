namespace MsLetterCoder.Mail.Mime;

/// <summary>Undoes a content transfer encoding (RFC 2045 section 6).</summary>
internal static class TransferDecoder
{
    /// <summary>True where the bytes stand in the mail as they are.</summary>
    public static bool IsIdentity(string encoding) => encoding is "" or "7bit" or "8bit" or "binary" or "7-bit" or "8-bit" or "none";

    /// <summary>Decodes the body of a part that begins at byte <paramref name="at"/>; an unknown encoding leaves it as it is.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string encoding, DoubtLog doubts, Func<int, long> at)
    {
        switch (encoding)
        {
            case "base64" or "base-64" or "b":
                ReadOnlyMemory<byte> bytes = Base64Body.Decode(body.Span, out int junkAt);
                if (junkAt >= 0)
                {
                    doubts.Add("base64-junk", "A base64 part holds bytes that are not base64; they were skipped.", at(junkAt));
                }

                return bytes;

            case "quoted-printable" or "quoted_printable" or "q":
                ReadOnlyMemory<byte> text = QuotedPrintableBody.Decode(body.Span, out int brokenAt);
                if (brokenAt >= 0)
                {
                    doubts.Add("quoted-printable-broken", "A quoted-printable part holds an '=' that begins no escape; it was kept.", at(brokenAt));
                }

                return text;

            case "x-uuencode" or "x-uue" or "uuencode" or "uue":
                if (UuencodedBody.TryDecode(body.Span, out byte[] content))
                {
                    return content;
                }

                doubts.Add("uuencode-broken", "A uuencoded part has no 'begin' line; it was left as it is.", at(0));
                return body;

            default:
                if (!IsIdentity(encoding))
                {
                    doubts.Add("unknown-transfer-encoding", "The transfer encoding of a part is unknown; it was left as it is.", at(0));
                }

                return body;
        }
    }
}
