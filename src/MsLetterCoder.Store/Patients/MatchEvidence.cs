namespace MsLetterCoder.Store.Patients;

/// <summary>What speaks for a patient.</summary>
public enum MatchEvidence
{
    /// <summary>The NHS number that the document states.</summary>
    NhsNumber,

    /// <summary>The sender's address, which a nurse confirmed as the patient's and which no other patient uses.</summary>
    ConfirmedAddress,

    /// <summary>The sender's address, imported as the patient's; no other patient uses it.</summary>
    Address,

    /// <summary>Name and date of birth together.</summary>
    NameAndBirth,
}
