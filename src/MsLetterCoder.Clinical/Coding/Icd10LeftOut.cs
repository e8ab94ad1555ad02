namespace MsLetterCoder.Clinical.Coding;

/// <summary>A code, or candidate codes, that a rule left out, and why.</summary>
public sealed record Icd10LeftOut
{
    /// <summary>The code or the candidates as the table writes them.</summary>
    public required string Code { get; init; }

    /// <summary>Rule of coding.md that left it out.</summary>
    public required string Rule { get; init; }

    /// <summary>Indexes into the document's mentions.</summary>
    public required IReadOnlyList<int> Mentions { get; init; }
}
