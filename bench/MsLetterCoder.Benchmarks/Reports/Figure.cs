namespace MsLetterCoder.Benchmarks.Reports;

/// <summary>One line of a report.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The figure with its unit.</param>
/// <param name="Target">The target; null where there is none.</param>
/// <param name="Verdict">Whether it is reached ('met', 'missed by …'); null where there is no target.</param>
internal sealed record Figure(string What, string Measured, string? Target = null, string? Verdict = null)
{
    /// <summary>A figure that should be at least its target.</summary>
    public static Figure AtLeast(string what, string measured, double value, double target, string targetText) =>
        new(what, measured, $"≥ {targetText}", value >= target ? "met" : FormattableString.Invariant($"missed: {value / target:P0} of it"));

    /// <summary>A figure that should be at most its target.</summary>
    public static Figure AtMost(string what, string measured, double value, double target, string targetText) =>
        new(what, measured, $"≤ {targetText}", value <= target ? "met" : FormattableString.Invariant($"missed: {value / target:0.0} times it"));
}
