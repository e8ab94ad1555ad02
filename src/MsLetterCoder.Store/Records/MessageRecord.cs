using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Records;

/// <summary>Everything the store holds of one mail, decrypted.</summary>
public sealed record MessageRecord
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>Its mailbox.</summary>
    public required long MailboxId { get; init; }

    /// <summary>UIDVALIDITY it was fetched under.</summary>
    public required long UidValidity { get; init; }

    /// <summary>Its UID; null for a folder.</summary>
    public long? Uid { get; init; }

    /// <summary>What identifies it in its mailbox.</summary>
    public required string Identity { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where that time comes from.</summary>
    public required ReceivedSource ReceivedSource { get; init; }

    /// <summary>When the store took it in.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Size of the raw mail in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>True where somebody had read it in the mailbox.</summary>
    public required bool Seen { get; init; }

    /// <summary>True where it is history.</summary>
    public required bool History { get; init; }

    /// <summary>How far the program is.</summary>
    public required PipelineState State { get; init; }

    /// <summary>When that changed.</summary>
    public required DateTimeOffset StateAt { get; init; }

    /// <summary>Why, in words.</summary>
    public string? StateReason { get; init; }

    /// <summary>How often reading it failed.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it is tried again.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Message it is a second delivery of.</summary>
    public long? DuplicateOf { get; init; }

    /// <summary>Earlier message it looks like.</summary>
    public long? LooksLike { get; init; }

    /// <summary>Its Date field: shown, never trusted.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Sender.</summary>
    public EmailAddress? From { get; init; }

    /// <summary>Message-ID.</summary>
    public string? MessageId { get; init; }

    /// <summary>In-Reply-To ids.</summary>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>References ids, oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>To and Cc addresses.</summary>
    public IReadOnlyList<EmailAddress> Recipients { get; init; } = [];

    /// <summary>Reply-To addresses.</summary>
    public IReadOnlyList<EmailAddress> ReplyTo { get; init; } = [];

    /// <summary>Sender evidence; null where it has not been read.</summary>
    public SenderEvidence? Evidence { get; init; }

    /// <summary>What the site's own mail server found of the sender.</summary>
    public SenderCheck SenderCheck { get; init; }

    /// <summary>Time in the topmost Received field.</summary>
    public DateTimeOffset? TopReceived { get; init; }

    /// <summary>What its headers say of being sent by a machine; null where it has not been read.</summary>
    public AutomaticKind? Automatic { get; init; }

    /// <summary>What was odd in it.</summary>
    public required IReadOnlyList<ReadDoubt> Doubts { get; init; }

    /// <summary>Its documents, in order.</summary>
    public required IReadOnlyList<DocumentRecord> Documents { get; init; }

    /// <summary>What could not be read of it.</summary>
    public required IReadOnlyList<QuarantineRecord> Quarantine { get; init; }

    /// <summary>Its work items.</summary>
    public required IReadOnlyList<WorkItem> WorkItems { get; init; }
}
