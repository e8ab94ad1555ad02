namespace MsLetterCoder.Clinical.Messages;

/// <summary>The whole text of one document: LF line ends, no byte order mark, otherwise as its writer left it. All spans of a document count code units of <see cref="Text"/>.</summary>
public sealed record DocumentText
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>What it was rendered from.</summary>
    public required TextOrigin Origin { get; init; }

    /// <summary>Name and version of the renderer ('html/1'); a stored text is never rendered again by a later one.</summary>
    public required string Renderer { get; init; }

    /// <summary>What was odd in it.</summary>
    public IReadOnlyList<ReadDoubt> Doubts { get; init; } = [];
}
