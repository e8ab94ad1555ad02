namespace MsLetterCoder.Clinical.Coding;

/// <summary>The main condition of an encounter as the program chose it.</summary>
/// <param name="Key">Key of its concept; null where nothing present could be one.</param>
/// <param name="Rival">What was nearly chosen instead, so that a coder should look; null where the choice was clear.</param>
internal readonly record struct PrimaryChoice(string? Key, Concept? Rival);
