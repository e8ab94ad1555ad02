namespace MsLetterCoder.Training.Evaluation;

/// <summary>How well concepts were found in one section of letters: those due and those said there.</summary>
/// <param name="Section">Short name of the section ('diagnosis').</param>
/// <param name="Strict">Same concept, overlapping span, same context.</param>
/// <param name="Lenient">Same concept, overlapping span.</param>
public sealed record SectionScore(string Section, MatchScore Strict, MatchScore Lenient);
