namespace MsLetterCoder.Mail.Imap;

/// <summary>The server cannot be reached, was silent too long, said BYE or cut the line. Trying again later may help.</summary>
public sealed class ImapConnectionException : ImapException
{
    internal ImapConnectionException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
