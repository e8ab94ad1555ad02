namespace MsLetterCoder.Store.Coders;

/// <summary>What came of a coder's request.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="By">Who has the letter, changed it or signed it off; null where that is not the reason.</param>
/// <param name="At">When they did.</param>
/// <param name="Fault">Why the request goes with the sheet no better, in words for the coder.</param>
/// <param name="Count">How many entries wait for a decision.</param>
public sealed record DeskOutcome(DeskResult Result, string? By = null, DateTimeOffset? At = null, string? Fault = null, int Count = 0)
{
    /// <summary>It is written.</summary>
    public static DeskOutcome Done { get; } = new(DeskResult.Done);
}
