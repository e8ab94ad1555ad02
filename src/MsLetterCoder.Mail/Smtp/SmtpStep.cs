namespace MsLetterCoder.Mail.Smtp;

/// <summary>The steps of a submission, in order.</summary>
public enum SmtpStep
{
    /// <summary>Finding the host, connecting, TLS from the first byte.</summary>
    Connect,

    /// <summary>The server's first words.</summary>
    Greeting,

    /// <summary>EHLO.</summary>
    Hello,

    /// <summary>STARTTLS and the handshake.</summary>
    StartTls,

    /// <summary>AUTH, and getting the secret for it.</summary>
    SignIn,

    /// <summary>MAIL FROM.</summary>
    Sender,

    /// <summary>RCPT TO.</summary>
    Recipient,

    /// <summary>DATA, until the server asks for the mail.</summary>
    Data,

    /// <summary>The mail itself, before its end was sent.</summary>
    Content,

    /// <summary>From the first byte of the mail's end to the server's answer: here alone it can be unknown whether the server took it.</summary>
    Acceptance,
}
