using System.Buffers;
using System.Text;

namespace MsLetterCoder.Mail.Mime;

/// <summary>One field of a header (RFC 5322 section 2.2).</summary>
public sealed class HeaderField
{
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\0");
    private readonly ReadOnlyMemory<byte> rawValue;
    private string? value;

    internal HeaderField(string name, ReadOnlyMemory<byte> rawValue, long at)
    {
        Name = name;
        this.rawValue = rawValue;
        At = at;
    }

    /// <summary>Field name as written, without blanks before the colon.</summary>
    public string Name { get; }

    /// <summary>Byte of the raw mail where the field begins.</summary>
    public long At { get; }

    /// <summary>
    /// Value, unfolded and trimmed; raw UTF-8 (RFC 6532) is decoded, bytes that are no UTF-8 are taken as windows-1252; encoded words still stand.
    /// </summary>
    public string Value => value ??= Unfold(rawValue.Span);

    /// <summary>True where the value holds bytes outside ASCII that are no UTF-8.</summary>
    internal bool HasUnknownBytes => !System.Text.Unicode.Utf8.IsValid(rawValue.Span);

    private static string Unfold(ReadOnlySpan<byte> raw)
    {
        string text = Ascii.IsValid(raw) ? Encoding.ASCII.GetString(raw)
            : System.Text.Unicode.Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw)
            : Charsets.Windows1252.GetString(raw);
        if (text.AsSpan().IndexOfAny(LineBreaks) < 0)
        {
            return text.Trim();
        }

        var unfolded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool folded = text[i] is '\r' or '\n' && i + 1 < text.Length && text[i + 1] is ' ' or '\t' or '\r' or '\n';
            if (!folded)
            {
                unfolded.Append(text[i] is '\r' or '\n' or '\0' ? ' ' : text[i]);
            }
        }

        return unfolded.ToString().Trim();
    }
}
