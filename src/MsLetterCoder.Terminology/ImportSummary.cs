namespace MsLetterCoder.Terminology;

/// <summary>What an import took in.</summary>
public sealed record ImportSummary
{
    /// <summary>The file made.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the release or value set.</summary>
    public required string Source { get; init; }

    /// <summary>Latest effective time of any row, yyyyMMdd; 0 where none is known.</summary>
    public required int EffectiveTime { get; init; }

    /// <summary>Concepts, inactive ones among them.</summary>
    public required int Concepts { get; init; }

    /// <summary>Active concepts.</summary>
    public required int ActiveConcepts { get; init; }

    /// <summary>Descriptions, inactive ones among them.</summary>
    public required int Descriptions { get; init; }

    /// <summary>Historical associations in force.</summary>
    public required int Associations { get; init; }

    /// <summary>Rows of extended maps in force.</summary>
    public required int MapRows { get; init; }

    /// <summary>Rows of simple maps in force.</summary>
    public required int SimpleMapRows { get; init; }

    /// <summary>Members of simple reference sets in force.</summary>
    public required int RefsetMembers { get; init; }

    /// <summary>Terms that are matched in texts.</summary>
    public required int MatchedTerms { get; init; }

    /// <summary>Things a person should know: rows left out and why.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
