using System.Buffers;
using System.Text;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Decodes HTML: by the charset its mail names, else by byte order mark, else by its own meta element (WHATWG HTML section 13.2.3.2), else by its
/// bytes.
/// </summary>
internal static class HtmlCharset
{
    private const int MetaWithin = 4096;
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \"';/>");

    public static string Decode(ReadOnlySpan<byte> bytes, string? named, DoubtLog doubts, long at)
    {
        // A meta element in UTF-16 would not be found as ASCII: whoever finds one knows that it is not UTF-16.
        string? charset = named ?? MetaCharset(bytes);
        charset = named is null && charset is not null && charset.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : charset;
        return Charsets.Decode(bytes, charset, doubts, at);
    }

    private static string? MetaCharset(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaWithin)]);
        int meta = head.IndexOf("<meta", StringComparison.OrdinalIgnoreCase);
        while (meta >= 0)
        {
            int end = head.IndexOf('>', meta);
            string tag = head[meta..(end < 0 ? head.Length : end)];
            int charset = tag.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
            if (charset >= 0)
            {
                string rest = tag[(charset + "charset".Length)..].TrimStart(' ', '=', '"', '\'');
                int length = rest.AsSpan().IndexOfAny(NameEnds);
                string name = length < 0 ? rest : rest[..length];
                return name.Length == 0 ? null : name;
            }

            meta = end < 0 ? -1 : head.IndexOf("<meta", end, StringComparison.OrdinalIgnoreCase);
        }

        return null;
    }
}
