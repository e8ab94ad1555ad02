namespace MsLetterCoder.Clinical.Coding;

/// <summary>What a document is about as an encounter (coding.md rule 14).</summary>
public enum EncounterKind
{
    /// <summary>The patient was seen, or nothing says otherwise.</summary>
    Seen,

    /// <summary>A report of a test.</summary>
    Report,

    /// <summary>The appointment was cancelled.</summary>
    Cancelled,

    /// <summary>The patient did not attend.</summary>
    NotAttended,

    /// <summary>Administration: waiting list, referral, appointment.</summary>
    Administration,
}
