namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>What is asked where a relapse is possible: relapse, or an old symptom brought back by infection or heat (NICE NG220; triage.md section 1).</summary>
public enum RelapseTopic
{
    /// <summary>New or worse neurological symptoms for more than 24 hours?</summary>
    OverOneDay,

    /// <summary>Stable for 30 days before?</summary>
    StableThirtyDays,

    /// <summary>Fever?</summary>
    Fever,

    /// <summary>Urinary symptoms?</summary>
    UrineSymptoms,

    /// <summary>Heat or exertion?</summary>
    Heat,

    /// <summary>Another infection?</summary>
    OtherInfection,
}
