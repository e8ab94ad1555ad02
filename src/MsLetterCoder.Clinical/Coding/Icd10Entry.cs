using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>A suggested ICD-10 code and what earned it.</summary>
public sealed record Icd10Entry
{
    /// <summary>The code.</summary>
    public required Icd10Code Code { get; init; }

    /// <summary>True for the primary code.</summary>
    public bool Primary { get; init; }

    /// <summary>True where a coder must decide before it counts (coding.md rules 2, 10, 13).</summary>
    public bool Ask { get; init; }

    /// <summary>What is asked; null where nothing is. On a primary code that does not ask by itself: the other condition that may be the main one.</summary>
    public string? Question { get; init; }

    /// <summary>Probability that a coder would accept it.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Rule of coding.md that gave it, with its number and words.</summary>
    public required string Rule { get; init; }

    /// <summary>Indexes into the document's mentions.</summary>
    public required IReadOnlyList<int> Mentions { get; init; }

    /// <summary>What speaks against it or must be looked at, each with its rule; empty where nothing does.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True for results that the law restricts (Knowledge/coding/restricted.tsv).</summary>
    public bool Restricted { get; init; }

    /// <summary>The override that gave it, as reviewer, date, reason and line; null for the table as built.</summary>
    public string? Override { get; init; }
}
