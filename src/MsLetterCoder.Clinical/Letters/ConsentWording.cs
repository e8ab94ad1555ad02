namespace MsLetterCoder.Clinical.Letters;

/// <summary>What the person agrees to before a letter goes to their employer.</summary>
/// <param name="Version">Its version: letters, digits and '-'.</param>
/// <param name="Sentences">First person, in order.</param>
public sealed record ConsentWording(string Version, IReadOnlyList<string> Sentences);
