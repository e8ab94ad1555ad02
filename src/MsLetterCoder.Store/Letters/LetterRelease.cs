namespace MsLetterCoder.Store.Letters;

/// <summary>A letter that went out.</summary>
public sealed record LetterRelease
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>The consent it rests on.</summary>
    public required long ConsentId { get; init; }

    /// <summary>As what it went out.</summary>
    public required string Form { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    /// <summary>Account of who released it.</summary>
    public required string ReleasedBy { get; init; }
}
