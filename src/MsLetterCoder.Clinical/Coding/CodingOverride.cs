namespace MsLetterCoder.Clinical.Coding;

/// <summary>A correction of the code table by a site's coders, reviewed by a named person.</summary>
public sealed record CodingOverride
{
    /// <summary>Key of a concept of the inventory; null for one that only an imported release has.</summary>
    public string? Key { get; init; }

    /// <summary>SNOMED CT identifier of a concept that the inventory does not have; default otherwise.</summary>
    public SnomedId SnomedId { get; init; }

    /// <summary>Column corrected: icd10, icd10_ask, icd10_history, icd10_family or integral_to.</summary>
    public required string Column { get; init; }

    /// <summary>The new value in the form of the table; empty: none.</summary>
    public required string Value { get; init; }

    /// <summary>Who reviewed it.</summary>
    public required string Reviewer { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Line of the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>How a code cites it.</summary>
    public string Citation => $"overrides line {Line}: {Column}, reviewed by {Reviewer} on {Date:yyyy-MM-dd}: {Reason}";
}
