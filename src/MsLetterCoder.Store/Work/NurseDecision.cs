using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Store.Work;

/// <summary>A nurse's decision on a work item.</summary>
public sealed record NurseDecision
{
    /// <summary>The item.</summary>
    public required long WorkItemId { get; init; }

    /// <summary>What was decided.</summary>
    public required NurseAction Action { get; init; }

    /// <summary>The new urgency, where it was regraded.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>The main category, where a nurse gave another.</summary>
    public string? Category { get; init; }

    /// <summary>The urgency that was right in the end, where the item was closed with one.</summary>
    public Urgency? ClosingUrgency { get; init; }

    /// <summary>What became of it, where it was closed with a word on that.</summary>
    public CloseOutcome? Outcome { get; init; }

    /// <summary>Account of the other person: for whom it was assigned, from whom it was taken over.</summary>
    public string? Person { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }

    /// <summary>When; set by the store.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>Account of the nurse; set by the store.</summary>
    public string DecidedBy { get; init; } = "";
}
