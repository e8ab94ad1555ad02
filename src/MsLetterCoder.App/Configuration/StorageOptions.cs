using System.ComponentModel.DataAnnotations;

namespace MsLetterCoder.App.Configuration;

/// <summary>Where results are kept. Section 'Store'.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Store";

    /// <summary>The SQLite file. Default data/letters.db.</summary>
    [Required]
    public string Path { get; set; } = "data/letters.db";

    /// <summary>Environment variable that holds the key-encryption key (64 hexadecimal digits); null (the default): a key file.</summary>
    [MinLength(1)]
    public string? KeyVariable { get; set; }

    /// <summary>File that holds it; null (the default): one made with mode 0600 in the user's configuration folder. Never beside the store.</summary>
    [MinLength(1)]
    public string? KeyFile { get; set; }

    /// <summary>Folder of the file in which the head of the audit chain is anchored; null (the default): in the user's configuration folder.</summary>
    [MinLength(1)]
    public string? AuditAnchorFolder { get; set; }

    /// <summary>Days for which raw mail is kept after it came, 0 to 3650. Default 30.</summary>
    [Range(0, 3650)]
    public int KeepRawDays { get; set; } = 30;

    /// <summary>True (the default): the first mail of a real mailbox is not read before there is a recovery key. False: a warning only.</summary>
    public bool RecoveryKeyRequired { get; set; } = true;
}
