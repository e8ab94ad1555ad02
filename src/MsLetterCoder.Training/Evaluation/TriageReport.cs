namespace MsLetterCoder.Training.Evaluation;

/// <summary>How well messages were sorted.</summary>
public sealed record TriageReport
{
    /// <summary>Messages scored.</summary>
    public required int Messages { get; init; }

    /// <summary>Messages that got no triage and so reach no nurse; they count as graded record_only. Goal: none.</summary>
    public required int NotQueued { get; init; }

    /// <summary>Accuracy of the urgency.</summary>
    public required RateScore Urgency { get; init; }

    /// <summary>Quadratic-weighted kappa of the urgency, -1 to 1; null where it has no meaning.</summary>
    public double? Kappa { get; init; }

    /// <summary>Bootstrap interval of <see cref="Kappa"/>.</summary>
    public Interval? KappaInterval { get; init; }

    /// <summary>Share graded less urgent than gold.</summary>
    public required RateScore UnderTriage { get; init; }

    /// <summary>Share graded more urgent than gold.</summary>
    public required RateScore OverTriage { get; init; }

    /// <summary>Of emergency and same_day messages together the share graded one of the two; Wilson's interval.</summary>
    public required RateScore UrgentSensitivity { get; init; }

    /// <summary>Emergencies.</summary>
    public required int Emergencies { get; init; }

    /// <summary>Emergencies graded below same_day. Goal: none.</summary>
    public required int EmergenciesBelowSameDay { get; init; }

    /// <summary>Urgency due against urgency said.</summary>
    public required IReadOnlyList<ConfusionCell> UrgencyConfusion { get; init; }

    /// <summary>Red flags together.</summary>
    public required MatchScore RedFlags { get; init; }

    /// <summary>Counts of each red flag.</summary>
    public required IReadOnlyList<MatchScore> Flags { get; init; }

    /// <summary>Accuracy of the main category.</summary>
    public required RateScore MainCategory { get; init; }

    /// <summary>All categories of a message as a set.</summary>
    public required MatchScore Categories { get; init; }

    /// <summary>Counts of each category, main or other.</summary>
    public required IReadOnlyList<MatchScore> CategoryLabels { get; init; }

    /// <summary>reply_needed 'no'.</summary>
    public required MatchScore ReplyNotNeeded { get; init; }

    /// <summary>Whether the confidence of the urgency keeps its word.</summary>
    public required Reliability Calibration { get; init; }
}
