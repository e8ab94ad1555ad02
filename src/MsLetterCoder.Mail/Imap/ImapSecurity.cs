namespace MsLetterCoder.Mail.Imap;

/// <summary>How the connection is protected.</summary>
public enum ImapSecurity
{
    /// <summary>TLS from the first byte (RFC 8314), usually port 993.</summary>
    Tls,

    /// <summary>Plain at first, then STARTTLS before anything else is said (RFC 3501 section 6.2.1), usually port 143. Refused where the server does not offer it.</summary>
    StartTls,

    /// <summary>Plain text. Refused unless every address of the host is a loopback address.</summary>
    None,
}
