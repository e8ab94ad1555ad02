namespace MsLetterCoder.Clinical.Triage;

/// <summary>Falls that one document tells of, among a person's documents.</summary>
/// <param name="Falls">How many.</param>
/// <param name="Since">First day on which they may have been; null where the words date nothing.</param>
/// <param name="Until">Last such day.</param>
/// <param name="Thread">Number of the thread that the document belongs to.</param>
/// <param name="Told">When it was told: what bounds falls without a date.</param>
public sealed record DocumentFalls(int Falls, DateOnly? Since, DateOnly? Until, long Thread, DateOnly Told);
