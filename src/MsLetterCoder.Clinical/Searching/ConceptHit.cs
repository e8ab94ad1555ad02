using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Clinical.Searching;

/// <summary>A concept found by a phrase.</summary>
public sealed record ConceptHit
{
    /// <summary>Key of the inventory; null for a concept of an imported release only.</summary>
    public string? Key { get; init; }

    /// <summary>SNOMED CT identifier; default where none is known.</summary>
    public SnomedId SnomedId { get; init; }

    /// <summary>Its preferred term.</summary>
    public required string Term { get; init; }

    /// <summary>finding, drug, procedure …</summary>
    public required string Kind { get; init; }

    /// <summary>How well it fits, 0 to 1; only the order means something between phrases.</summary>
    public required double Score { get; init; }

    /// <summary>The words it was found by, as a list or the release writes them; null where the lexicon's patterns found it.</summary>
    public string? Matched { get; init; }

    /// <summary>What a person should know about the identifier; null for nothing.</summary>
    public string? Note { get; init; }
}
