using System.ComponentModel.DataAnnotations;
using MsLetterCoder.Mail.Imap;

namespace MsLetterCoder.App.Configuration;

/// <summary>An IMAP mailbox. Section 'Mailbox:Imap'. The secret never stands here: it comes from the environment variable or file named.</summary>
internal sealed class ImapOptions
{
    /// <summary>Host name; empty (the default): no IMAP, the folder is read.</summary>
    public string Host { get; set; } = "";

    /// <summary>Port, 1 to 65535. Default 993.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 993;

    /// <summary>Tls (from the first byte), StartTls, or None (loopback hosts only). Default Tls.</summary>
    [EnumDataType(typeof(ImapSecurity))]
    public ImapSecurity Security { get; set; } = ImapSecurity.Tls;

    /// <summary>User name of the mailbox.</summary>
    public string User { get; set; } = "";

    /// <summary>Environment variable that holds the password, or the client secret. Default MSLC_MAILBOX_SECRET.</summary>
    [Required]
    public string SecretVariable { get; set; } = "MSLC_MAILBOX_SECRET";

    /// <summary>File that holds it instead, first line; null (the default): the variable.</summary>
    [MinLength(1)]
    public string? SecretFile { get; set; }

    /// <summary>OAuth authority ('https://login.microsoftonline.com/TENANT') for NHSmail and other Exchange Online mailboxes; null (the default): the secret is a password.</summary>
    [MinLength(1)]
    public string? TokenAuthority { get; set; }

    /// <summary>Client id of the registered application, with TokenAuthority.</summary>
    [MinLength(1)]
    public string? ClientId { get; set; }

    /// <summary>Folder to watch. Default INBOX.</summary>
    [Required]
    public string Folder { get; set; } = "INBOX";

    /// <summary>Folder into which read mail is moved; null (the default): it stays.</summary>
    [MinLength(1)]
    public string? ProcessedFolder { get; set; }

    /// <summary>Folder into which unreadable mail is moved; null (the default): it stays.</summary>
    [MinLength(1)]
    public string? QuarantineFolder { get; set; }

    /// <summary>Whether read mail is marked \Seen. Default false: the mailbox is left as found.</summary>
    public bool MarkSeen { get; set; }

    /// <summary>PEM file of further trusted root certificates; null (the default): the platform's.</summary>
    [MinLength(1)]
    public string? ExtraRootsPath { get; set; }

    /// <summary>SHA-256 of the one server certificate accepted, hexadecimal; null (the default): by trust in roots.</summary>
    [MinLength(1)]
    public string? PinnedSha256 { get; set; }

    /// <summary>Seconds for connecting, 1 to 600. Default 30.</summary>
    [Range(1, 600)]
    public int ConnectSeconds { get; set; } = 30;

    /// <summary>Seconds of silence after which a server that owes an answer is given up, 1 to 3600. Default 120.</summary>
    [Range(1, 3600)]
    public int ReadSeconds { get; set; } = 120;

    /// <summary>Seconds one IDLE lasts before it is issued again, 1 to 1740. Default 540.</summary>
    [Range(1, 1740)]
    public int IdleSeconds { get; set; } = 540;

    /// <summary>Seconds between two NOOPs where the server has no IDLE, 1 to 1740. Default 60.</summary>
    [Range(1, 1740)]
    public int PollSeconds { get; set; } = 60;

    /// <summary>Longest wait in seconds before connecting again, 1 to 86400. Default 300.</summary>
    [Range(1, 86400)]
    public int LastRetrySeconds { get; set; } = 300;
}
