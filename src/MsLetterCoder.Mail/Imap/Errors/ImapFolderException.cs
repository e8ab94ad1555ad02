namespace MsLetterCoder.Mail.Imap;

/// <summary>A folder named in the settings does not exist, may not be opened, or may not be written to.</summary>
public sealed class ImapFolderException : ImapException
{
    internal ImapFolderException(string message, string? code = null)
        : base(message)
    {
        Code = code;
    }

    /// <summary>The response code's name (RFC 5530), such as NONEXISTENT or NOPERM; null where none was given.</summary>
    public string? Code { get; }
}
