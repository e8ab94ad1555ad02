namespace MsLetterCoder.Training.Corpus;

/// <summary>A short passage of a message and the red flags that it raises by itself.</summary>
/// <param name="Writer">Who wrote it: the file's name without ending.</param>
/// <param name="Flags">Keys of triage.md; empty for a passage that raises none.</param>
/// <param name="Text">One to three sentences, without line breaks.</param>
/// <param name="Line">Number of its line in the file, from 1.</param>
public sealed record GoldPassage(string Writer, IReadOnlyList<string> Flags, string Text, int Line)
{
    /// <summary>Flags that it nearly raises and does not.</summary>
    public IReadOnlyList<string> NearMisses { get; init; } = [];
}
