namespace MsLetterCoder.Store.Intake;

/// <summary>A source of mail and how far it has been read.</summary>
public sealed record Mailbox
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>What identifies it: 'imaps://host/folder', 'folder:/path'.</summary>
    public required string Source { get; init; }

    /// <summary>UIDVALIDITY of the UIDs in use; 0 for a folder and for a mailbox never read.</summary>
    public required long UidValidity { get; init; }

    /// <summary>Highest UID stored under that UIDVALIDITY; 0 where there is none.</summary>
    public required long LastUid { get; init; }

    /// <summary>The connection.</summary>
    public required MailboxState State { get; init; }

    /// <summary>Why, in words without text of any mail.</summary>
    public string? StateReason { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset StateAt { get; init; }

    /// <summary>Mail received before is history: filed, neither queued nor clocked. Null: there is no history.</summary>
    public DateTimeOffset? QueueFrom { get; init; }

    /// <summary>When a person accepted the history; null where nobody has.</summary>
    public DateTimeOffset? HistoryAcceptedAt { get; init; }

    /// <summary>Who.</summary>
    public string? HistoryAcceptedBy { get; init; }
}
