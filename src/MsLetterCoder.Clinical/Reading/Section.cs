namespace MsLetterCoder.Clinical.Reading;

/// <summary>Sections of a clinic letter, after the headings of the PRSB outpatient letter standard.</summary>
public enum Section
{
    /// <summary>Running text under no heading.</summary>
    Body,

    /// <summary>Diagnoses and problem list.</summary>
    Diagnosis,

    /// <summary>Medications and medical devices.</summary>
    Medication,

    /// <summary>Allergies and adverse reactions.</summary>
    Allergy,

    /// <summary>Presenting complaints, reason for referral, interval history.</summary>
    History,

    /// <summary>Past medical, surgical and psychiatric history; previous treatments.</summary>
    PastHistory,

    /// <summary>Family history.</summary>
    FamilyHistory,

    /// <summary>Social context.</summary>
    Social,

    /// <summary>Examination findings.</summary>
    Examination,

    /// <summary>Investigation results and procedures.</summary>
    Investigation,

    /// <summary>Clinical summary, impression.</summary>
    Impression,

    /// <summary>Plan and requested actions.</summary>
    Plan,

    /// <summary>Information and advice given.</summary>
    Advice,
}
