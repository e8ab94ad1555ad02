using System.Text;

namespace MsLetterCoder.Mail.Smtp;

/// <summary>Writes words of a header field: as they are where they are ASCII and short, else as encoded words (RFC 2047).</summary>
internal static class HeaderWords
{
    /// <summary>Bytes of one encoded word: 36 in base64 are 48 characters, 60 with what stands around them, so that the name of the field fits before the first.</summary>
    private const int WordBytes = 36;

    /// <summary>Most characters of a line.</summary>
    private const int Line = 78;

    /// <summary>Unstructured words such as a subject.</summary>
    /// <param name="text">One line.</param>
    /// <param name="before">Characters that stand before it on its line.</param>
    public static string Unstructured(string text, int before) =>
        IsPlain(text) && before + text.Length <= Line && text.Trim() == text ? text : Encoded(text);

    /// <summary>A display name: an atom or a quoted string where it is ASCII.</summary>
    public static string Phrase(string name) =>
        !IsPlain(name) || name.Length > Line / 2 ? Encoded(name)
        : name.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ') ? name
        : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and < (char)127) && !text.Contains("=?", StringComparison.Ordinal);

    private static string Encoded(string text)
    {
        var words = new List<string>();
        var bytes = new List<byte>();
        Span<byte> one = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            int length = rune.EncodeToUtf8(one);
            if (bytes.Count + length > WordBytes)
            {
                Flush(words, bytes);
            }

            bytes.AddRange(one[..length]);
        }

        Flush(words, bytes);
        return string.Join("\r\n ", words);
    }

    private static void Flush(List<string> words, List<byte> bytes)
    {
        words.Add($"=?utf-8?B?{Convert.ToBase64String(bytes.ToArray())}?=");
        bytes.Clear();
    }
}
