namespace MsLetterCoder.Mail.Smtp;

/// <summary>What the secret of an account is, and so how it signs in.</summary>
public enum SmtpSignIn
{
    /// <summary>Nobody signs in: a relay on the hospital's own network that knows this machine.</summary>
    None,

    /// <summary>A password: AUTH PLAIN (RFC 4954, RFC 4616).</summary>
    Password,

    /// <summary>An OAuth 2.0 access token: AUTH XOAUTH2, as Exchange Online takes it.</summary>
    AccessToken,
}
