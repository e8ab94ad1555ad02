namespace MsLetterCoder.Store.Watching;

/// <summary>An alert to be sent now: what, and how many stand. It holds nothing of any patient.</summary>
/// <param name="Kind">What stands.</param>
/// <param name="Count">How many; 1 for a part of the service.</param>
/// <param name="Since">Since when the oldest stands.</param>
/// <param name="Ids">The rows it is about.</param>
public sealed record DueAlert(AlertKind Kind, int Count, DateTimeOffset Since, IReadOnlyList<long> Ids);
