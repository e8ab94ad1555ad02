using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MsLetterCoder.App.Configuration;

/// <summary>Where mail comes from. Section 'Mailbox'.</summary>
internal sealed class MailboxOptions
{
    public const string Section = "Mailbox";

    /// <summary>Folder of .eml files or Maildir, read where no IMAP host is set. Default: corpus/inbox, the sample.</summary>
    [Required]
    public string Folder { get; set; } = "corpus/inbox";

    /// <summary>How often a folder is looked at in service, in seconds, 1 to 3600. Default 10.</summary>
    [Range(1, 3600)]
    public int FolderPollSeconds { get; set; } = 10;

    /// <summary>How long a file of a folder must have stood unchanged before it is read, in seconds, 0 to 3600; files of a Maildir are whole and are read at once. Default 5.</summary>
    [Range(0, 3600)]
    public int FolderSettleSeconds { get; set; } = 5;

    /// <summary>Mail received before this moment (ISO 8601 with offset) is filed as history: coded, neither queued nor clocked. Default for an IMAP mailbox: 14 days before its first start; for
    /// a folder: none.</summary>
    public DateTimeOffset? QueueFrom { get; set; }

    /// <summary>Name (authserv-id, RFC 8601) under which the site's own mail server writes Authentication-Results; no other server's count. Default (null): none counts, and every sender is taken
    /// as it says.</summary>
    public string? AuthenticationServer { get; set; }

    /// <summary>The team's own addresses, parted by commas: what comes from one of them is what the team said, and is no news where a patient quotes it. Default: none.</summary>
    public string TeamAddresses { get; set; } = "";

    /// <summary>The IMAP mailbox.</summary>
    [ValidateObjectMembers]
    public ImapOptions Imap { get; set; } = new();
}
