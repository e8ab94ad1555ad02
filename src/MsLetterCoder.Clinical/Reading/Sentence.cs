namespace MsLetterCoder.Clinical.Reading;

/// <summary>Tokens [<see cref="First"/>, <see cref="End"/>) that stand between two sentence ends.</summary>
internal readonly record struct Sentence(int First, int End);
