namespace MsLetterCoder.Training.Evaluation;

/// <summary>How well the ICD-10 lists of letters agree with those made of the gold mentions.</summary>
public sealed record CodeReport
{
    /// <summary>Accuracy of the primary code, over letters that have one on either side.</summary>
    public required RateScore Primary { get; init; }

    /// <summary>Secondary codes.</summary>
    public required MatchScore Secondary { get; init; }

    /// <summary>Counts of each code, primary or not.</summary>
    public required IReadOnlyList<MatchScore> Codes { get; init; }

    /// <summary>Whether the confidence of a code keeps its word.</summary>
    public required Reliability Calibration { get; init; }
}
