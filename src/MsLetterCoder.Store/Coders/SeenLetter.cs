namespace MsLetterCoder.Store.Coders;

/// <summary>What a coder saw when they decided: somebody else's step since then makes it out of date.</summary>
/// <param name="AnalysisId">The analysis shown.</param>
/// <param name="Version">Version of the last step shown; 0 where there was none.</param>
public readonly record struct SeenLetter(long AnalysisId, long Version);
