using System.Text;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Decodes encoded words (RFC 2047, language tags of RFC 2231 section 5). Read generously: a word may hold blanks, stand inside quotation marks or
/// touch its neighbour, and
/// a character may be split over two words of the same charset.
/// </summary>
internal static class EncodedWords
{
    public static string Decode(string text, DoubtLog doubts, long at)
    {
        int position = NextWord(text, 0);
        if (position < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        var pending = new List<byte>();
        string pendingCharset = "";
        int copied = 0;
        while (position >= 0 && TryReadWord(text, position, out Word word))
        {
            ReadOnlySpan<char> between = text.AsSpan(copied, position - copied);
            bool adjacent = pendingCharset.Length > 0 && between.IsWhiteSpace();
            if (!adjacent || !pendingCharset.Equals(word.Charset, StringComparison.OrdinalIgnoreCase))
            {
                Flush(decoded, pending, pendingCharset, doubts, at);
            }

            if (!adjacent)
            {
                decoded.Append(between);
            }

            pendingCharset = word.Charset;
            DecodeText(text.AsSpan(word.TextStart, word.TextEnd - word.TextStart), word.Base64, pending);
            copied = word.End;
            position = NextWord(text, word.End);
        }

        Flush(decoded, pending, pendingCharset, doubts, at);
        decoded.Append(text, copied, text.Length - copied);
        return decoded.ToString();
    }

    private static int NextWord(string text, int from)
    {
        int position = text.IndexOf("=?", from, StringComparison.Ordinal);
        while (position >= 0 && !TryReadWord(text, position, out _))
        {
            // Without an end anywhere ahead no later word can have one: stop, or a header of '=?' alone takes quadratic time.
            position = text.IndexOf("?=", position + 2, StringComparison.Ordinal) < 0 ? -1
                : text.IndexOf("=?", position + 2, StringComparison.Ordinal);
        }

        return position;
    }

    /// <summary>Reads '=?charset*language?B or Q?text?='.</summary>
    private static bool TryReadWord(string text, int start, out Word word)
    {
        word = default;
        const int longestCharset = 80;
        int charsetEnd = text.AsSpan(start + 2, Math.Min(longestCharset, text.Length - start - 2)).IndexOf('?');
        if (charsetEnd <= 0)
        {
            return false;
        }

        charsetEnd += start + 2;
        if (charsetEnd + 2 >= text.Length || text[charsetEnd + 2] != '?' || text[charsetEnd + 1] is not ('B' or 'b' or 'Q' or 'q'))
        {
            return false;
        }

        int textStart = charsetEnd + 3;
        int textEnd = text.IndexOf("?=", textStart, StringComparison.Ordinal);
        if (textEnd < 0)
        {
            return false;
        }

        string charset = text[(start + 2)..charsetEnd];
        int language = charset.IndexOf('*', StringComparison.Ordinal);
        word = new Word(language > 0 ? charset[..language] : charset, text[charsetEnd + 1] is 'B' or 'b', textStart, textEnd);
        return true;
    }

    private static void DecodeText(ReadOnlySpan<char> text, bool base64, List<byte> into)
    {
        if (base64)
        {
            byte[] ascii = new byte[text.Length];
            for (int i = 0; i < text.Length; i++)
            {
                ascii[i] = text[i] < 128 ? (byte)text[i] : (byte)' ';
            }

            into.AddRange(Base64Body.Decode(ascii, out _).Span);
            return;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                into.Add(Convert.FromHexString(text.Slice(i + 1, 2))[0]);
                i += 2;
            }
            else if (text[i] < 128)
            {
                into.Add(text[i] == '_' ? (byte)' ' : (byte)text[i]);
            }
            else
            {
                into.AddRange(Encoding.UTF8.GetBytes([text[i]]));
            }
        }
    }

    private static void Flush(StringBuilder decoded, List<byte> pending, string charset, DoubtLog doubts, long at)
    {
        if (pending.Count > 0)
        {
            string word = Charsets.Decode(pending.ToArray(), charset, doubts, at);
            decoded.Append(word.ReplaceLineEndings(" ").Replace('\0', ' '));
            pending.Clear();
        }
    }

    private readonly record struct Word(string Charset, bool Base64, int TextStart, int TextEnd)
    {
        public int End => TextEnd + 2;
    }
}
