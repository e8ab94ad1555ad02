namespace MsLetterCoder.Mail.Imap;

/// <summary>What the settings ask for cannot be had from this server, or cannot be had safely: no TLS, no sign-in method in common, no safe way to move a message.</summary>
public sealed class ImapUnsupportedException : ImapException
{
    internal ImapUnsupportedException(string message)
        : base(message)
    {
    }
}
