namespace MsLetterCoder.Training.Evaluation;

/// <summary>How well concepts were found in some documents.</summary>
public sealed record MentionReport
{
    /// <summary>'all', or a kind of document.</summary>
    public required string Scope { get; init; }

    /// <summary>Same concept, overlapping span, same context.</summary>
    public required MatchScore Strict { get; init; }

    /// <summary>Same concept, overlapping span.</summary>
    public required MatchScore Lenient { get; init; }

    /// <summary>Per document the set of concept and context, for present, planned, possible and past.</summary>
    public required MatchScore DocumentPairs { get; init; }

    /// <summary>Per document the set of concepts that are present.</summary>
    public required MatchScore DocumentPresent { get; init; }

    /// <summary>Strict counts of each context.</summary>
    public required IReadOnlyList<MatchScore> Contexts { get; init; }

    /// <summary>Context due against context said, of the mentions found leniently.</summary>
    public required IReadOnlyList<ConfusionCell> ContextConfusion { get; init; }

    /// <summary>Lenient counts of each concept.</summary>
    public required IReadOnlyList<MatchScore> Concepts { get; init; }

    /// <summary>Scores of each section of letters, in the order of the headings; what is no letter stands under 'no letter'.</summary>
    public required IReadOnlyList<SectionScore> Sections { get; init; }

    /// <summary>The ten concepts with the most mentions missed and spurious, worst first, by their lenient counts.</summary>
    public required IReadOnlyList<MatchScore> WorstConcepts { get; init; }

    /// <summary>Whether the confidence of mentions keeps its word: right means concept and context.</summary>
    public required Reliability Calibration { get; init; }
}
