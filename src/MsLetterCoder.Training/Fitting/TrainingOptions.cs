namespace MsLetterCoder.Training.Fitting;

/// <summary>How a model is fitted.</summary>
public sealed record TrainingOptions
{
    /// <summary>Labels in the order wanted; null for those of the examples in ordinal order.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>
    /// Strength of the pull of all weights towards 0: half of it times the sum of squared weights is added to the summed loss. At least 0; biases
    /// are free of it. Default 1.
    /// </summary>
    public double L2 { get; init; } = 1;

    /// <summary>Factor on the loss of each label's examples; a label not named has 1. Default none.</summary>
    public IReadOnlyDictionary<string, double> ClassWeights { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// True to let all labels weigh alike, whatever their numbers: examples / (labels * examples of the label), times the class weight. Default
    /// false.
    /// </summary>
    public bool Balance { get; init; }

    /// <summary>Examples that must have a feature before it gets a weight; at least 1. Default 1.</summary>
    public int LeastExamples { get; init; } = 1;

    /// <summary>Weights nearer to 0 are left out of the model; at least 0. Default 0.0001.</summary>
    public double PruneBelow { get; init; } = 1e-4;

    /// <summary>Steps after which fitting ends in any case. Default 200.</summary>
    public int MaximumSteps { get; init; } = 200;

    /// <summary>Fitting ends where no slope of the objective exceeds this part of the largest slope at the start. Default 0.001.</summary>
    public double Tolerance { get; init; } = 1e-3;
}
