namespace MsLetterCoder.Training.Evaluation;

/// <summary>Answers of like confidence.</summary>
/// <param name="Count">How many.</param>
/// <param name="Confidence">Their mean confidence, 0 to 1.</param>
/// <param name="Right">The share that was right, 0 to 1.</param>
public sealed record ReliabilityBin(int Count, double Confidence, double Right);
