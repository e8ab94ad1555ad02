namespace MsLetterCoder.Mail.Imap;

/// <summary>What the secret of an account is, and so how it signs in.</summary>
public enum ImapSignIn
{
    /// <summary>A password: AUTHENTICATE PLAIN (RFC 4616) where offered, else LOGIN.</summary>
    Password,

    /// <summary>An OAuth 2.0 access token: AUTHENTICATE OAUTHBEARER (RFC 7628) where offered, else XOAUTH2.</summary>
    AccessToken,
}
