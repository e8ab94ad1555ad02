namespace MsLetterCoder.Mail.Imap;

/// <summary>The server sent what IMAP does not allow, or more than a limit of <see cref="ImapLimits"/>. The connection is of no further use.</summary>
public sealed class ImapProtocolException : ImapException
{
    internal ImapProtocolException(long position, string what)
        : base($"The server's answer cannot be read at byte {position} of the connection: {what}.")
    {
        Position = position;
    }

    /// <summary>Where: bytes received on this connection before the offending one (after TLS, counted again from 0).</summary>
    public long Position { get; }
}
