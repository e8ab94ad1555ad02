using System.ComponentModel.DataAnnotations;
using MsLetterCoder.Mail.Smtp;

namespace MsLetterCoder.App.Configuration;

/// <summary>The server that takes the team's mail. Section 'Outgoing:Smtp'. The secret never stands here: it comes from the environment variable or file named.</summary>
internal sealed class SmtpOptions
{
    /// <summary>Host name; empty (the default): nothing is sent.</summary>
    public string Host { get; set; } = "";

    /// <summary>Port, 1 to 65535. Default 465.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 465;

    /// <summary>Tls (from the first byte), StartTls, or None (loopback hosts only). Default Tls.</summary>
    [EnumDataType(typeof(SmtpSecurity))]
    public SmtpSecurity Security { get; set; } = SmtpSecurity.Tls;

    /// <summary>User name; empty (the default): nobody signs in.</summary>
    public string User { get; set; } = "";

    /// <summary>Environment variable that holds the password, or the client secret. Default MSLC_SMTP_SECRET.</summary>
    [Required]
    public string SecretVariable { get; set; } = "MSLC_SMTP_SECRET";

    /// <summary>File that holds it instead, first line; null (the default): the variable.</summary>
    [MinLength(1)]
    public string? SecretFile { get; set; }

    /// <summary>OAuth authority ('https://login.microsoftonline.com/TENANT') for NHSmail and other Exchange Online mailboxes; null (the default): the secret is a password.</summary>
    [MinLength(1)]
    public string? TokenAuthority { get; set; }

    /// <summary>Client id of the registered application, with TokenAuthority.</summary>
    [MinLength(1)]
    public string? ClientId { get; set; }

    /// <summary>PEM file of further trusted root certificates; null (the default): the platform's.</summary>
    [MinLength(1)]
    public string? ExtraRootsPath { get; set; }

    /// <summary>SHA-256 of the one server certificate accepted, hexadecimal; null (the default): by trust in roots.</summary>
    [MinLength(1)]
    public string? PinnedSha256 { get; set; }

    /// <summary>Seconds for connecting, 1 to 600. Default 30.</summary>
    [Range(1, 600)]
    public int ConnectSeconds { get; set; } = 30;

    /// <summary>Seconds within which the server must answer each step, 1 to 600; for the mail itself it has 600 in any case. Default 120.</summary>
    [Range(1, 600)]
    public int AnswerSeconds { get; set; } = 120;
}
