using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Store.Work;

/// <summary>How a nurse closed an item: labels for learning.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Urgency">The urgency that was right in the end; null where nothing is said.</param>
/// <param name="Category">The main category that was right; null where nothing is said.</param>
public sealed record Closing(CloseOutcome Outcome, Urgency? Urgency = null, string? Category = null);
