namespace MsLetterCoder.Letters;

/// <summary>A letter as the file it goes out as.</summary>
/// <param name="Name">Name of the file: says nothing of person or condition.</param>
/// <param name="Content">The file.</param>
public sealed record ReadyLetter(string Name, byte[] Content);
