using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Work;

/// <summary>A row of work_item.</summary>
internal sealed record WorkItemRow
{
    /// <summary>The columns, by the names of the properties.</summary>
    public const string Select =
        """
        SELECT id AS Id, queue AS Queue, reason AS Reason, message_id AS MessageId, document_id AS DocumentId, quarantine_id AS QuarantineId, urgency AS Urgency, due_at AS DueAt,
               state AS State, created_at AS CreatedAt, state_at AS StateAt, state_by AS StateBy, assigned_to AS AssignedTo
        FROM work_item
        """;

    public long Id { get; init; }

    public string Queue { get; init; } = "";

    public string Reason { get; init; } = "";

    public long MessageId { get; init; }

    public long? DocumentId { get; init; }

    public long? QuarantineId { get; init; }

    public string? Urgency { get; init; }

    public string? DueAt { get; init; }

    public string State { get; init; } = "";

    public string CreatedAt { get; init; } = "";

    public string StateAt { get; init; } = "";

    public string StateBy { get; init; } = "";

    public string? AssignedTo { get; init; }

    public WorkItem ToItem() => new()
    {
        Id = Id,
        Queue = StoredLabel.Read<Desk>(Queue),
        Reason = StoredLabel.Read<WorkReason>(Reason),
        MessageId = MessageId,
        DocumentId = DocumentId,
        QuarantineId = QuarantineId,
        Urgency = StoredLabel.ReadOptional<Urgency>(Urgency),
        DueAt = StoreTime.ReadOptional(DueAt),
        State = StoredLabel.Read<WorkState>(State),
        CreatedAt = StoreTime.Read(CreatedAt),
        StateAt = StoreTime.Read(StateAt),
        StateBy = StateBy,
        AssignedTo = AssignedTo,
    };
}
