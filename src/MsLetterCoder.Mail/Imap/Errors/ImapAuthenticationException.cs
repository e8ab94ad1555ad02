namespace MsLetterCoder.Mail.Imap;

/// <summary>The server knows the user or the secret to be wrong, or the user may not sign in. Only a person can put this right.</summary>
public sealed class ImapAuthenticationException : ImapException
{
    internal ImapAuthenticationException(string message, string? code = null, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
    }

    /// <summary>The response code's name (RFC 5530), such as AUTHENTICATIONFAILED or EXPIRED; null where none was given.</summary>
    public string? Code { get; }
}
