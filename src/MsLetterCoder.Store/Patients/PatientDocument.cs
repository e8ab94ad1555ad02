using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Patients;

/// <summary>A stored document of a patient, and where it stands in a queue.</summary>
public sealed record PatientDocument
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>When its mail was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Its work item; null where it stands in no queue.</summary>
    public long? ItemId { get; init; }

    /// <summary>Whose queue.</summary>
    public Desk? Queue { get; init; }

    /// <summary>How far people are with it.</summary>
    public WorkState? State { get; init; }

    /// <summary>Account of who has it or is done with it.</summary>
    public string? StateBy { get; init; }

    /// <summary>How soon, in the nurses' queue.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Main category of a message.</summary>
    public string? Category { get; init; }

    /// <summary>Day of the clinic, as a letter states it.</summary>
    public DateOnly? ClinicDate { get; init; }
}
