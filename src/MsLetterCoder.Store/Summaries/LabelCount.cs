namespace MsLetterCoder.Store.Summaries;

/// <summary>How many of what.</summary>
public sealed record LabelCount(string Label, long Count);
