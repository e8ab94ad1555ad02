using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Filing;

/// <summary>A document of a mail and what the program says of it.</summary>
public sealed record FiledDocument
{
    /// <summary>Its part number; empty for the mail's own text.</summary>
    public required string Part { get; init; }

    /// <summary>Part number of the document it is attached to; null for the mail's own text.</summary>
    public string? ParentPart { get; init; }

    /// <summary>Its text.</summary>
    public required DocumentText Text { get; init; }

    /// <summary>Subject of the mail, or of the forwarded mail; null for an attached file.</summary>
    public string? Subject { get; init; }

    /// <summary>Media type of the part, in lower case; null where none is known.</summary>
    public string? MediaType { get; init; }

    /// <summary>Name of the attached file.</summary>
    public string? FileName { get; init; }

    /// <summary>What the program says.</summary>
    public required DocumentAnalysis Analysis { get; init; }

    /// <summary>Names of the patient that a clinic letter gives.</summary>
    public IReadOnlyList<string> PatientNames { get; init; } = [];

    /// <summary>Keys of disease-modifying drugs that a clinic letter says the patient takes.</summary>
    public IReadOnlyList<string> PatientDrugs { get; init; } = [];
}
