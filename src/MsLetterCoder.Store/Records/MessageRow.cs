namespace MsLetterCoder.Store.Records;

/// <summary>A row of message, without its hashes.</summary>
internal sealed record MessageRow
{
    public const string Select =
        """
        SELECT id AS Id, mailbox_id AS MailboxId, uidvalidity AS UidValidity, uid AS Uid, identity AS Identity, received_at AS ReceivedAt, received_source AS ReceivedSource,
               stored_at AS StoredAt, size AS Size, seen AS Seen, history AS History, state AS State, state_at AS StateAt, state_reason AS StateReason, attempts AS Attempts,
               next_attempt_at AS NextAttemptAt, duplicate_of AS DuplicateOf, looks_like AS LooksLike, sent_at AS SentAt, subject AS Subject, from_name AS FromName,
               from_address AS FromAddress, headers AS Headers, automatic AS Automatic, sender_check AS SenderCheck
        FROM message
        """;

    public long Id { get; init; }

    public long MailboxId { get; init; }

    public long UidValidity { get; init; }

    public long? Uid { get; init; }

    public byte[] Identity { get; init; } = [];

    public string ReceivedAt { get; init; } = "";

    public string ReceivedSource { get; init; } = "";

    public string StoredAt { get; init; } = "";

    public long Size { get; init; }

    public long Seen { get; init; }

    public long History { get; init; }

    public string State { get; init; } = "";

    public string StateAt { get; init; } = "";

    public string? StateReason { get; init; }

    public long Attempts { get; init; }

    public string? NextAttemptAt { get; init; }

    public long? DuplicateOf { get; init; }

    public long? LooksLike { get; init; }

    public string? SentAt { get; init; }

    public byte[]? Subject { get; init; }

    public byte[]? FromName { get; init; }

    public byte[]? FromAddress { get; init; }

    public byte[]? Headers { get; init; }

    public string? Automatic { get; init; }

    public string SenderCheck { get; init; } = "";
}
