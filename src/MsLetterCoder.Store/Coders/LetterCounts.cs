namespace MsLetterCoder.Store.Coders;

/// <summary>How much stands in the coders' queue.</summary>
/// <param name="Free">Letters that nobody has.</param>
/// <param name="Asked">Of all open letters, those in which the coder is asked something.</param>
/// <param name="Holders">Who has how many, the one with most first.</param>
/// <param name="SignedToday">Letters signed off since the time asked about.</param>
public sealed record LetterCounts(long Free, long Asked, IReadOnlyList<(string Name, long Count)> Holders, long SignedToday);
