using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Store.Work;

/// <summary>A message of the nurses' queue: what the program said when it filed it, and what nurses said.</summary>
public sealed record GradedMessage
{
    /// <summary>Its work item.</summary>
    public required long WorkItemId { get; init; }

    /// <summary>Its document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>True for a message of a patient; false for another document in which a flag fired.</summary>
    public required bool IsMessage { get; init; }

    /// <summary>The urgency it was queued with, flags and kind considered.</summary>
    public required Urgency Program { get; init; }

    /// <summary>The program's main category.</summary>
    public required string ProgramCategory { get; init; }

    /// <summary>The program's word on whether a reply is due.</summary>
    public required bool ProgramReplyNeeded { get; init; }

    /// <summary>The program's red flags.</summary>
    public required IReadOnlyList<string> RedFlags { get; init; }

    /// <summary>The closing grade, else the last re-grade; null where no nurse gave one.</summary>
    public Urgency? Nurse { get; init; }

    /// <summary>The last category a nurse gave; null where none did.</summary>
    public string? NurseCategory { get; init; }

    /// <summary>What became of it; null where it is open or nothing was said.</summary>
    public CloseOutcome? Outcome { get; init; }

    /// <summary>True where it is closed.</summary>
    public required bool Closed { get; init; }

    /// <summary>When the last grade was given, or it was closed.</summary>
    public required DateTimeOffset DecidedAt { get; init; }
}
