namespace MsLetterCoder.Training.Evaluation;

/// <summary>How well things were found.</summary>
public sealed record MatchScore
{
    /// <summary>What was looked for: a measure or a label.</summary>
    public required string Name { get; init; }

    /// <summary>Due and said.</summary>
    public required int Found { get; init; }

    /// <summary>Said and not due.</summary>
    public required int Spurious { get; init; }

    /// <summary>Due and not said.</summary>
    public required int Missed { get; init; }

    /// <summary>Found over said, 0 to 1; null where nothing was said.</summary>
    public double? Precision { get; init; }

    /// <summary>Found over due, 0 to 1; null where nothing was due.</summary>
    public double? Recall { get; init; }

    /// <summary>Harmonic mean of both, 0 to 1; null where nothing was said or due.</summary>
    public double? F1 { get; init; }

    /// <summary>Bootstrap interval of <see cref="F1"/> over documents; null for single labels.</summary>
    public Interval? F1Interval { get; init; }

    internal static MatchScore Of(string name, MatchCounts counts, Interval? interval = null) => new()
    {
        Name = name,
        Found = counts.Found,
        Spurious = counts.Spurious,
        Missed = counts.Missed,
        Precision = counts.Precision,
        Recall = counts.Recall,
        F1 = counts.F1,
        F1Interval = interval,
    };
}
