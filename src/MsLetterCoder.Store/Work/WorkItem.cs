using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Store.Work;

/// <summary>Something that stands in a queue.</summary>
public sealed record WorkItem
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>Whose work.</summary>
    public required Desk Queue { get; init; }

    /// <summary>Why it stands there.</summary>
    public required WorkReason Reason { get; init; }

    /// <summary>The message it belongs to.</summary>
    public required long MessageId { get; init; }

    /// <summary>The document; null where it is about something that could not be read.</summary>
    public long? DocumentId { get; init; }

    /// <summary>What could not be read; null for a document and for a parked message.</summary>
    public long? QuarantineId { get; init; }

    /// <summary>How soon; null in the coders' queue.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Until when; null where no clock runs.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How far people are.</summary>
    public required WorkState State { get; init; }

    /// <summary>When it entered the queue.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its state last changed.</summary>
    public required DateTimeOffset StateAt { get; init; }

    /// <summary>Account of who changed it; 'worker' for the program.</summary>
    public required string StateBy { get; init; }

    /// <summary>Account of the nurse for whom a waiting item is meant; it is not taken before they take it.</summary>
    public string? AssignedTo { get; init; }
}
