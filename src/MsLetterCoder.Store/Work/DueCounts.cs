namespace MsLetterCoder.Store.Work;

/// <summary>Open work by its limits.</summary>
/// <param name="Overdue">Items past their limit.</param>
/// <param name="DueLater">Items whose limit is still to come within the time asked about.</param>
public sealed record DueCounts(long Overdue, long DueLater);
