namespace MsLetterCoder.Training.Evaluation;

/// <summary>A share of cases.</summary>
public sealed record RateScore
{
    /// <summary>What was counted.</summary>
    public required string Name { get; init; }

    /// <summary>Cases in which it was so.</summary>
    public required int Hits { get; init; }

    /// <summary>All cases.</summary>
    public required int Cases { get; init; }

    /// <summary>Hits over cases, 0 to 1; null without cases.</summary>
    public double? Value { get; init; }

    /// <summary>Interval of the value: bootstrap over documents, for the sensitivity of triage Wilson's.</summary>
    public Interval? Interval { get; init; }

    internal static RateScore Of(string name, MatchCounts counts, Interval? interval) => new()
    {
        Name = name,
        Hits = counts.Found,
        Cases = counts.Found + counts.Missed,
        Value = counts.Recall,
        Interval = interval,
    };
}
