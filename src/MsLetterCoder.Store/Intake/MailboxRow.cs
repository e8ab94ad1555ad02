using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Intake;

/// <summary>A row of mailbox.</summary>
internal sealed record MailboxRow
{
    /// <summary>The columns, by the names of the properties.</summary>
    public const string Select =
        """
        SELECT id AS Id, source AS Source, uidvalidity AS UidValidity, last_uid AS LastUid, state AS State, state_reason AS StateReason, state_at AS StateAt,
               queue_from AS QueueFrom, history_accepted_at AS HistoryAcceptedAt, history_accepted_by AS HistoryAcceptedBy
        FROM mailbox
        """;

    public long Id { get; init; }

    public string Source { get; init; } = "";

    public long UidValidity { get; init; }

    public long LastUid { get; init; }

    public string State { get; init; } = "";

    public string? StateReason { get; init; }

    public string StateAt { get; init; } = "";

    public string? QueueFrom { get; init; }

    public string? HistoryAcceptedAt { get; init; }

    public string? HistoryAcceptedBy { get; init; }

    public Mailbox ToMailbox() => new()
    {
        Id = Id,
        Source = Source,
        UidValidity = UidValidity,
        LastUid = LastUid,
        State = StoredLabel.Read<MailboxState>(State),
        StateReason = StateReason,
        StateAt = StoreTime.Read(StateAt),
        QueueFrom = StoreTime.ReadOptional(QueueFrom),
        HistoryAcceptedAt = StoreTime.ReadOptional(HistoryAcceptedAt),
        HistoryAcceptedBy = HistoryAcceptedBy,
    };
}
