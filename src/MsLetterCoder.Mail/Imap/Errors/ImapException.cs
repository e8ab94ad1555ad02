namespace MsLetterCoder.Mail.Imap;

/// <summary>Something went wrong with a mailbox on a server. Its message names the server, the command or the byte, never a word of a mail or a secret.</summary>
public abstract class ImapException : Exception
{
    private protected ImapException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
