namespace MsLetterCoder.Clinical.Triage;

/// <summary>How soon somebody must act (triage.md section 1), least urgent first so that values compare.</summary>
public enum Urgency
{
    /// <summary>No reply due.</summary>
    RecordOnly,

    /// <summary>Within 5 working days.</summary>
    Routine,

    /// <summary>Within 2 working days.</summary>
    Soon,

    /// <summary>The same working day.</summary>
    SameDay,

    /// <summary>Now: 999 or A&amp;E, or a telephone call at once.</summary>
    Emergency,
}
