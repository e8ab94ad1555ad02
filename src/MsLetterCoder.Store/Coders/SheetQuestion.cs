using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Store.Coders;

/// <summary>A question that the coder must answer before a concept is coded, and the answer.</summary>
public sealed record SheetQuestion
{
    /// <summary>Name of the entry.</summary>
    public required string Id { get; init; }

    /// <summary>The question with its candidates.</summary>
    public required Icd10LeftOut Asked { get; init; }

    /// <summary>The mentions that raised it, by their names.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>True where a coder decided that nothing is coded.</summary>
    public bool LeftUncoded { get; init; }

    /// <summary>Draft of the question to the clinician; null where there is none.</summary>
    public string? Query { get; init; }

    /// <summary>The candidate that stands in the list; default where none does.</summary>
    public Icd10Code Chosen { get; init; }

    /// <summary>Why nothing is coded, as far as the coder said.</summary>
    public string? Note { get; init; }

    /// <summary>True where it still waits for an answer.</summary>
    public bool IsOpen => !LeftUncoded && Query is null && Chosen == default;
}
