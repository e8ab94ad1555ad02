using System.Collections.Frozen;
using System.Text;
using System.Text.Unicode;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Turns bytes into text by the charset their sender named, and by what the bytes themselves say where that name is missing, unknown or wrong. Names
/// are read as browsers
/// read them (WHATWG Encoding, section 4.2): who writes iso-8859-1 or us-ascii means windows-1252.
/// </summary>
internal static class Charsets
{
    /// <summary>Names whose meaning in mail differs from what the platform makes of them, or that it does not know.</summary>
    private static readonly FrozenDictionary<string, int> CodePages = new Dictionary<string, int>
    {
        ["us-ascii"] = 1252,
        ["ascii"] = 1252,
        ["ansi_x3.4-1968"] = 1252,
        ["iso-8859-1"] = 1252,
        ["iso8859-1"] = 1252,
        ["iso_8859-1"] = 1252,
        ["latin1"] = 1252,
        ["l1"] = 1252,
        ["cp1252"] = 1252,
        ["win-1252"] = 1252,
        ["x-cp1252"] = 1252,
        ["ansi"] = 1252,
        ["iso-8859-9"] = 1254,
        ["latin5"] = 1254,
        ["iso-8859-11"] = 874,
        ["tis-620"] = 874,
        ["utf8"] = 65001,
        ["utf-8"] = 65001,
        ["unicode-1-1-utf-8"] = 65001,
        ["utf8mb4"] = 65001,
        ["utf-8-mac"] = 65001,
        ["cp65001"] = 65001,
        ["gb2312"] = 54936,
        ["gbk"] = 54936,
        ["x-gbk"] = 54936,
        ["gb18030"] = 54936,
        ["cp936"] = 54936,
        ["euc-kr"] = 949,
        ["ks_c_5601-1987"] = 949,
        ["cp949"] = 949,
        ["shift_jis"] = 932,
        ["shift-jis"] = 932,
        ["sjis"] = 932,
        ["cp932"] = 932,
        ["big5"] = 950,
        ["big5-hkscs"] = 950,
        ["cp1250"] = 1250,
        ["cp1251"] = 1251,
        ["cp1253"] = 1253,
        ["cp1254"] = 1254,
        ["cp1255"] = 1255,
        ["cp1256"] = 1256,
        ["cp1257"] = 1257,
        ["iso-8859-8-i"] = 28598,
        ["x-mac-roman"] = 10000,
        ["macintosh"] = 10000,
        ["mac"] = 10000,
        ["latin9"] = 28605,
        ["latin2"] = 28592,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that say 'I do not know' (RFC 1428) or nothing.</summary>
    private static readonly FrozenSet<string> NoNames =
        new[] { "unknown-8bit", "x-unknown", "unknown", "8bit", "7bit", "binary", "default", "none", "iso-8859",
            "_autodetect_all" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is left where nothing else fits: every byte has a meaning in it.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// The encoding of a charset name; null for an unknown name and for UTF-7, which hides text from whoever scans it and is refused.
    /// </summary>
    public static Encoding? Find(string name)
    {
        string trimmed = name.Trim(' ', '\t', '"', '\'', '.', ',', ';');
        if (CodePages.TryGetValue(trimmed, out int page))
        {
            return page == 65001 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(page);
        }

        if (trimmed.Contains("utf-7", StringComparison.OrdinalIgnoreCase) || trimmed.Contains("utf7", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return FromPlatform(trimmed);
    }

    /// <summary>
    /// Decodes bytes; never fails. Doubts name <paramref name="at"/>, or <paramref name="at"/> plus the offset of the first wrong byte where
    /// <paramref name="exact"/> is set.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? name, DoubtLog doubts, long at, bool exact = false)
    {
        if (FromByteOrderMark(bytes, out int markLength) is { } marked)
        {
            return marked.GetString(bytes[markLength..]);
        }

        if (string.IsNullOrWhiteSpace(name) || NoNames.Contains(name.Trim()))
        {
            return Guess(bytes, doubts, at, exact);
        }

        Encoding? encoding = Find(name);
        if (encoding is null)
        {
            bool utf7 = name.Contains("utf", StringComparison.OrdinalIgnoreCase) && name.Contains('7', StringComparison.Ordinal);
            doubts.Add(utf7 ? "utf-7" : "unknown-charset", utf7 ? "The text is marked as UTF-7, which is not decoded; it is shown as it stands."
                : "The charset named for a text is unknown; the text was read by its bytes.", at);
            return Guess(bytes, doubts, at, exact);
        }

        return encoding.CodePage switch
        {
            65001 => DecodeUtf8(bytes, doubts, at, exact),
            1252 when !Ascii.IsValid(bytes) && Utf8.IsValid(bytes) => Mislabelled(bytes, doubts, at),
            1200 or 1201 => DecodeUtf16(bytes, encoding),
            _ => encoding.GetString(bytes),
        };
    }

    private static string Mislabelled(ReadOnlySpan<byte> bytes, DoubtLog doubts, long at)
    {
        doubts.Add("charset-mislabelled", "The text is marked as an 8-bit or ASCII charset but is UTF-8.", at);
        return Encoding.UTF8.GetString(bytes);
    }

    private static string Guess(ReadOnlySpan<byte> bytes, DoubtLog doubts, long at, bool exact)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        int first = Math.Max(0, bytes.IndexOfAnyExceptInRange((byte)0, (byte)127));
        doubts.Add("charset-guessed", "The charset of a text is not stated; it was read as windows-1252.", at + (exact ? first : 0));
        return Windows1252.GetString(bytes);
    }

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes, DoubtLog doubts, long at, bool exact)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        // Text that is marked UTF-8 and has not one well-formed character outside ASCII was never UTF-8.
        int first = Utf8Errors(bytes, out bool anyValid);
        doubts.Add("charset-mislabelled", anyValid ? "The text is marked as UTF-8 but not all of its bytes are."
            : "The text is marked as UTF-8 but is not; it was read as windows-1252.",
            at + (exact ? first : 0));
        return anyValid ? Encoding.UTF8.GetString(bytes) : Windows1252.GetString(bytes);
    }

    private static int Utf8Errors(ReadOnlySpan<byte> bytes, out bool anyValid)
    {
        int firstError = -1;
        anyValid = false;
        int position = 0;
        while (position < bytes.Length && !(anyValid && firstError >= 0))
        {
            int ascii = bytes[position..].IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (ascii < 0)
            {
                break;
            }

            position += ascii;
            bool valid = Rune.DecodeFromUtf8(bytes[position..], out _, out int length) == System.Buffers.OperationStatus.Done;
            anyValid |= valid;
            firstError = !valid && firstError < 0 ? position : firstError;
            position += Math.Max(1, length);
        }

        return Math.Max(0, firstError);
    }

    /// <summary>
    /// UTF-16 without a mark: blanks and ASCII letters show which half of each pair is zero, whatever the name says (RFC 2781 section 4.3 against
    /// what Windows programs write).
    /// </summary>
    private static string DecodeUtf16(ReadOnlySpan<byte> bytes, Encoding named)
    {
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < Math.Min(bytes.Length, 512); i++)
        {
            if (bytes[i] == 0)
            {
                evenZeros += (i + 1) % 2;
                oddZeros += i % 2;
            }
        }

        Encoding encoding = evenZeros > oddZeros ? Encoding.BigEndianUnicode : oddZeros > evenZeros ? Encoding.Unicode : named;
        return encoding.GetString(bytes);
    }

    private static Encoding? FromByteOrderMark(ReadOnlySpan<byte> bytes, out int length)
    {
        (Encoding? encoding, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] when Utf8.IsValid(bytes) => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((Encoding?)null, 0),
        };
        return encoding;
    }

    private static Encoding? FromPlatform(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
