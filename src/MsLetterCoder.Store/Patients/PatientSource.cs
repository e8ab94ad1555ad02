namespace MsLetterCoder.Store.Patients;

/// <summary>How the store came to know a patient.</summary>
public enum PatientSource
{
    /// <summary>From a coded letter.</summary>
    Letter,

    /// <summary>From an imported list.</summary>
    Import,
}
