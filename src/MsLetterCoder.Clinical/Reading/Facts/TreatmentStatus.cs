namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Where a treatment stands on the day of the letter.</summary>
public enum TreatmentStatus
{
    /// <summary>Taken now.</summary>
    Current,

    /// <summary>Over: stopped, finished, or a course that was given.</summary>
    Stopped,

    /// <summary>Decided, still to start.</summary>
    Planned,

    /// <summary>Offered, and the patient did not want it.</summary>
    Declined,
}
