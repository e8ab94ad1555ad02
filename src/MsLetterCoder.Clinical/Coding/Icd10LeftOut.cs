namespace MsLetterCoder.Clinical.Coding;

/// <summary>A concept whose code, or candidate codes, a rule left out, and why: one entry for each concept and reason.</summary>
public sealed record Icd10LeftOut
{
    /// <summary>The codes with blanks between; for a question to the coder the candidates and the question, as the table writes them.</summary>
    public required string Code { get; init; }

    /// <summary>Rule of coding.md that left it out.</summary>
    public required string Rule { get; init; }

    /// <summary>Indexes into the document's mentions.</summary>
    public required IReadOnlyList<int> Mentions { get; init; }

    /// <summary>Key of the concept; null where none is known.</summary>
    public string? Key { get; init; }

    /// <summary>What a coder must answer before a code is given; null where nothing is asked.</summary>
    public string? Question { get; init; }

    /// <summary>The codes among which the answer chooses; empty where nothing is asked.</summary>
    public IReadOnlyList<Icd10Code> Candidates { get; init; } = [];

    /// <summary>True for results that the law restricts (Knowledge/coding/restricted.tsv).</summary>
    public bool Restricted { get; init; }

    /// <summary>The override that the table's row came from; null for the table as built.</summary>
    public string? Override { get; init; }
}
