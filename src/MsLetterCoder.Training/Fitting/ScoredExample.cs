namespace MsLetterCoder.Training.Fitting;

/// <summary>A model's uncalibrated scores for an example it was not trained on, and the label it should have had.</summary>
/// <param name="Scores">One for each label, as <see cref="Clinical.Learning.LinearModel.Scores"/> gives them.</param>
/// <param name="Label">Index of the right label.</param>
public sealed record ScoredExample(double[] Scores, int Label);
