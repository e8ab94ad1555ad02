namespace MsLetterCoder.Store.Work;

/// <summary>What became of a message that a nurse closed.</summary>
public enum CloseOutcome
{
    /// <summary>It was answered in writing.</summary>
    Answered,

    /// <summary>The patient was telephoned.</summary>
    Telephoned,

    /// <summary>An appointment was made or changed.</summary>
    AppointmentMade,

    /// <summary>The patient was sent to emergency care, or an ambulance was called.</summary>
    SentToEmergencyCare,

    /// <summary>It was passed to somebody else.</summary>
    PassedOn,

    /// <summary>A prescription or delivery was arranged.</summary>
    PrescriptionArranged,

    /// <summary>It was noted; nothing else was due.</summary>
    Noted,

    /// <summary>It was not for the team, or no message of a patient.</summary>
    NotForUs,

    /// <summary>Something else.</summary>
    Other,
}
