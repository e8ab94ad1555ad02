using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.Store.Records;

/// <summary>Everything the store holds of one document, decrypted, with its latest analysis.</summary>
public sealed record DocumentRecord
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>Its message.</summary>
    public required long MessageId { get; init; }

    /// <summary>The document it is attached to.</summary>
    public long? ParentId { get; init; }

    /// <summary>Its part number; empty for the mail's own text.</summary>
    public required string Part { get; init; }

    /// <summary>Media type.</summary>
    public string? MediaType { get; init; }

    /// <summary>Name of the attached file.</summary>
    public string? FileName { get; init; }

    /// <summary>Its text.</summary>
    public required DocumentText Text { get; init; }

    /// <summary>Its subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Its patient.</summary>
    public long? PatientId { get; init; }

    /// <summary>What ties it to the patient.</summary>
    public PatientBasis? PatientBasis { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Id of the latest analysis.</summary>
    public required long AnalysisId { get; init; }

    /// <summary>Run of the latest analysis.</summary>
    public required long RunId { get; init; }

    /// <summary>When that was made.</summary>
    public required DateTimeOffset AnalysedAt { get; init; }

    /// <summary>What the latest analysis says.</summary>
    public required DocumentAnalysis Analysis { get; init; }
}
