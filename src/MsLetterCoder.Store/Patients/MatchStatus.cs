namespace MsLetterCoder.Store.Patients;

/// <summary>How sure it is whose a document is.</summary>
public enum MatchStatus
{
    /// <summary>Sure enough to stand in the patient's record.</summary>
    Confirmed,

    /// <summary>Probably this patient's; what is known of them may raise an urgency and lower none, and only a person puts it into their record.</summary>
    Unconfirmed,

    /// <summary>Nobody's that is known.</summary>
    Unverified,
}
