namespace MsLetterCoder.Mail.Smtp;

/// <summary>How the connection to a submission server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS from the first byte (RFC 8314), usually port 465.</summary>
    Tls,

    /// <summary>Plain at first, then STARTTLS before anything else is said (RFC 3207), usually port 587. Refused where the server does not offer it.</summary>
    StartTls,

    /// <summary>Plain text. Refused unless every address of the host is a loopback address.</summary>
    None,
}
