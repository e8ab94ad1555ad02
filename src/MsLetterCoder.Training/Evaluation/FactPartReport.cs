namespace MsLetterCoder.Training.Evaluation;

/// <summary>How well the facts of one file of excerpts were read.</summary>
public sealed record FactPartReport
{
    /// <summary>The file: 'tuned', 'held-back'.</summary>
    public required string Part { get; init; }

    /// <summary>Excerpts in it.</summary>
    public required int Excerpts { get; init; }

    /// <summary>All kinds together.</summary>
    public required MatchScore All { get; init; }

    /// <summary>Each kind, in the order of <see cref="FactAtoms.Kinds"/>.</summary>
    public required IReadOnlyList<MatchScore> Kinds { get; init; }
}
