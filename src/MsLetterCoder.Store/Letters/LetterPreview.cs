namespace MsLetterCoder.Store.Letters;

/// <summary>A letter as it was shown to the person.</summary>
public sealed record LetterPreview
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>The clinic letter it was written from.</summary>
    public required long DocumentId { get; init; }

    /// <summary>What it tells, and to whom.</summary>
    public required LetterScope Scope { get; init; }

    /// <summary>All that was chosen, as it was given.</summary>
    public required string Choices { get; init; }

    /// <summary>Its text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Account of who made it.</summary>
    public required string MadeBy { get; init; }
}
