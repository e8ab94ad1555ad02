namespace MsLetterCoder.Mail.Imap;

/// <summary>The server's certificate does not prove that it is the server asked for: nothing was sent to it, no password either.</summary>
public sealed class ImapCertificateException : ImapException
{
    internal ImapCertificateException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
