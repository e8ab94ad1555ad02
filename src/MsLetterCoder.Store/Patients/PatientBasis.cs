namespace MsLetterCoder.Store.Patients;

/// <summary>What ties a document to a patient.</summary>
public enum PatientBasis
{
    /// <summary>The NHS number it states.</summary>
    NhsNumber,

    /// <summary>The sender's address, which belongs to one patient only.</summary>
    Address,
}
