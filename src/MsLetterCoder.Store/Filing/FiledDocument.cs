using System.Diagnostics.CodeAnalysis;
using MsLetterCoder.Clinical;

namespace MsLetterCoder.Store.Filing;

/// <summary>A document of a mail and what the program says of it.</summary>
public sealed record FiledDocument : MailDocument
{
    /// <summary>Makes one from its parts.</summary>
    public FiledDocument()
    {
    }

    /// <summary>Makes one from a document as found.</summary>
    [SetsRequiredMembers]
    public FiledDocument(MailDocument found, DocumentAnalysis analysis) : base(found) => Analysis = analysis;

    /// <summary>What the program says.</summary>
    public required DocumentAnalysis Analysis { get; init; }

    /// <summary>Names of the patient that a clinic letter gives.</summary>
    public IReadOnlyList<string> PatientNames { get; init; } = [];

    /// <summary>Names, or lines in which the name may stand, of another document; they count together with a date of birth.</summary>
    public IReadOnlyList<string> NamesStated { get; init; } = [];

    /// <summary>Keys of disease-modifying drugs that a clinic letter says the patient takes.</summary>
    public IReadOnlyList<string> PatientDrugs { get; init; } = [];

    /// <summary>Day of the last dose, by key, of disease-modifying drugs that a clinic letter says were stopped.</summary>
    public IReadOnlyDictionary<string, DateOnly> PatientLastDoses { get; init; } = new Dictionary<string, DateOnly>();
}
