namespace MsLetterCoder.Store.Patients;

/// <summary>What speaks against a patient.</summary>
public enum MatchContradiction
{
    /// <summary>The document states an NHS number that nobody known has.</summary>
    UnknownNhsNumber,

    /// <summary>The sender's address is another patient's.</summary>
    AddressOfOther,

    /// <summary>More than one patient uses the sender's address: it identifies none.</summary>
    SharedAddress,

    /// <summary>Name and date of birth are another patient's.</summary>
    NameOfOther,

    /// <summary>The date of birth stated is not the patient's.</summary>
    OtherBirth,

    /// <summary>The letter names somebody else, and no date of birth speaks for the patient.</summary>
    OtherName,

    /// <summary>The configured server says that the sender is not who it claims to be, or a signature is broken.</summary>
    SenderFailed,
}
