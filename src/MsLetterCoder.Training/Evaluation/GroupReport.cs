namespace MsLetterCoder.Training.Evaluation;

/// <summary>The scores of one group of documents.</summary>
public sealed record GroupReport
{
    /// <summary>Name of the group of annotated sentences; only its mentions mean anything.</summary>
    public const string Sentences = "sentences";

    /// <summary>'all', 'seen', 'unseen' or 'sentences'.</summary>
    public required string Name { get; init; }

    /// <summary>Documents in it.</summary>
    public required int Documents { get; init; }

    /// <summary>Mentions in all documents ('all') and in those of each kind.</summary>
    public required IReadOnlyList<MentionReport> Mentions { get; init; }

    /// <summary>ICD-10 lists of letters.</summary>
    public required CodeReport Codes { get; init; }

    /// <summary>Kind of document: accuracy.</summary>
    public required RateScore Kind { get; init; }

    /// <summary>Kind due against kind said.</summary>
    public required IReadOnlyList<ConfusionCell> KindConfusion { get; init; }

    /// <summary>Facts of the header.</summary>
    public required IReadOnlyList<FactReport> Facts { get; init; }

    /// <summary>Triage of messages.</summary>
    public required TriageReport Triage { get; init; }
}
