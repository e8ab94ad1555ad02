using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Store.Work;

/// <summary>What of the nurses' queue is shown; what is not given does not narrow.</summary>
public sealed record NurseFilter
{
    /// <summary>Which part.</summary>
    public NurseShare Share { get; init; }

    /// <summary>Of one urgency.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Of one main category, as a nurse gave it last, else as the program did.</summary>
    public string? Category { get; init; }

    /// <summary>Only with a red flag.</summary>
    public bool Flagged { get; init; }

    /// <summary>Only what could not be read.</summary>
    public bool Unread { get; init; }

    /// <summary>Only what is past its limit or shortly will be.</summary>
    public bool Pressing { get; init; }
}
