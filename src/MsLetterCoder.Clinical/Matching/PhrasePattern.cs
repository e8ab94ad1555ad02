namespace MsLetterCoder.Clinical.Matching;

/// <summary>A pattern of a knowledge file, ready to compile. <see cref="Label"/> is what a match stands for: a concept key, a cue type, a flag.</summary>
internal sealed record PhrasePattern
{
    public required PhraseList List { get; init; }

    public required string Label { get; init; }

    public required PatternNode Node { get; init; }

    public IReadOnlyList<PatternCondition> Conditions { get; init; } = [];

    /// <summary>File and line, for messages to those who edit the files.</summary>
    public string Origin { get; init; } = "";
}
