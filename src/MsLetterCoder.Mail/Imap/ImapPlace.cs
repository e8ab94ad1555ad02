namespace MsLetterCoder.Mail.Imap;

/// <summary>Where a message goes once its content is safe.</summary>
public enum ImapPlace
{
    /// <summary>Nowhere: it stays in the folder.</summary>
    Stay,

    /// <summary><see cref="ImapAccount.ProcessedFolder"/>; it stays where there is none.</summary>
    Processed,

    /// <summary><see cref="ImapAccount.QuarantineFolder"/>; it stays where there is none.</summary>
    Quarantine,
}
