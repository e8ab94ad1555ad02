namespace MsLetterCoder.Mail.Smtp;

/// <summary>A server's reply (RFC 5321 section 4.2): its code and the words of its lines, which are never shown.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>2yz.</summary>
    public bool IsGood => Code is >= 200 and < 300;

    /// <summary>The enhanced code before the words of the first line (RFC 2034); null where there is none.</summary>
    public string? EnhancedCode
    {
        get
        {
            string word = Lines[0].Split(' ')[0];
            return word.Length is >= 5 and <= 11 && word[0] is '2' or '4' or '5' && word.Split('.') is [_, var subject, var detail] && IsNumber(subject) && IsNumber(detail) ? word : null;
        }
    }

    private static bool IsNumber(string text) => text.Length is >= 1 and <= 3 && text.All(char.IsAsciiDigit);
}
