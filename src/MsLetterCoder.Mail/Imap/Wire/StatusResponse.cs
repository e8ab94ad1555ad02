using System.Text;

namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>OK, NO, BAD, BYE or PREAUTH, tagged or not. <paramref name="Text"/> is the server's words, cut to 200 printable characters.</summary>
internal sealed record StatusResponse(string? Tag, StatusKind Kind, ResponseCode? Code, string Text) : ImapResponse
{
    private const int LongestText = 200;

    public static bool TryKind(ReadOnlySpan<byte> word, out StatusKind kind)
    {
        StatusKind? found = word.Length switch
        {
            2 when Ascii.EqualsIgnoreCase(word, "OK"u8) => StatusKind.Ok,
            2 when Ascii.EqualsIgnoreCase(word, "NO"u8) => StatusKind.No,
            3 when Ascii.EqualsIgnoreCase(word, "BAD"u8) => StatusKind.Bad,
            3 when Ascii.EqualsIgnoreCase(word, "BYE"u8) => StatusKind.Bye,
            7 when Ascii.EqualsIgnoreCase(word, "PREAUTH"u8) => StatusKind.PreAuth,
            _ => null,
        };
        kind = found.GetValueOrDefault();
        return found is not null;
    }

    /// <summary>Words fit to be shown: no control characters, not longer than 200.</summary>
    public static string Printable(ReadOnlySpan<byte> words)
    {
        var text = Encoding.UTF8.GetString(words.Length > LongestText * 4 ? words[..(LongestText * 4)] : words);
        var shown = new StringBuilder(LongestText);
        foreach (var c in text.AsSpan().Trim())
        {
            if (shown.Length == LongestText)
            {
                break;
            }

            shown.Append(char.IsControl(c) ? ' ' : c);
        }

        return shown.ToString();
    }
}

/// <summary>The kinds of status answer (RFC 3501 section 7.1).</summary>
internal enum StatusKind
{
    Ok,
    No,
    Bad,
    Bye,
    PreAuth,
}
