using System.Text.Json;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>Every score of annotation.md section 5 and triage.md section 6.</summary>
public sealed record EvaluationReport
{
    /// <summary>Seed of the bootstrap.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Resamples of the bootstrap.</summary>
    public required int Resamples { get; init; }

    /// <summary>'all'; where a model has seen some of the documents in training also 'seen' and 'unseen'.</summary>
    public required IReadOnlyList<GroupReport> Groups { get; init; }

    /// <summary>What each part of the reading earns (<see cref="Evaluation.Ablation"/>); empty where nobody asked.</summary>
    public IReadOnlyList<AblationScore> Ablation { get; init; } = [];

    /// <summary>Wrong answers, document by document.</summary>
    public required IReadOnlyList<EvaluationError> Errors { get; init; }

    /// <summary>Facts of letters, a report for each file of excerpts.</summary>
    public IReadOnlyList<FactPartReport> Facts { get; init; } = [];

    /// <summary>The report as indented JSON with LF line ends.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.EvaluationReport) + "\n";
}
