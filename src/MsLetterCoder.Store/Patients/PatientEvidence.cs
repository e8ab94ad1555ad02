using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Patients;

/// <summary>What a document and its mail say of who the patient is.</summary>
public sealed record PatientEvidence
{
    /// <summary>NHS number stated, ten digits.</summary>
    public string? NhsNumber { get; init; }

    /// <summary>Date of birth stated.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Names, or lines in which the name may stand.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>True where <see cref="Names"/> are surely the patient's, as in a letter: a patient with none of their parts is contradicted.</summary>
    public bool NamesAreThePatients { get; init; }

    /// <summary>The sender's address, where the document is the sender's own message.</summary>
    public string? Address { get; init; }

    /// <summary>What the site's mail server found of the sender.</summary>
    public SenderCheck Check { get; init; }
}
