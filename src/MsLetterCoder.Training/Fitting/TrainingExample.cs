using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Training.Fitting;

/// <summary>One thing to learn from.</summary>
/// <param name="Features">What is seen.</param>
/// <param name="Label">What it is.</param>
/// <param name="Weight">How much it counts; finite, above 0.</param>
public sealed record TrainingExample(FeatureVector Features, string Label, double Weight = 1);
