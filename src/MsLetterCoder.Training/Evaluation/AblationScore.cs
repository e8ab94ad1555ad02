namespace MsLetterCoder.Training.Evaluation;

/// <summary>What the program finds with some of its parts only.</summary>
/// <param name="Parts">The part added last.</param>
/// <param name="Scope">'all' documents, those of a kind, or 'sentences'.</param>
/// <param name="Strict">Same concept, overlapping span, same context.</param>
/// <param name="Lenient">Same concept, overlapping span.</param>
/// <param name="Present">Per document the set of concepts that are present.</param>
public sealed record AblationScore(string Parts, string Scope, MatchScore Strict, MatchScore Lenient, MatchScore Present);
