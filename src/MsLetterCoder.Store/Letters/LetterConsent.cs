namespace MsLetterCoder.Store.Letters;

/// <summary>A person's consent to one letter, as they saw it, to one employer.</summary>
public sealed record LetterConsent
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>The letter as the person saw it.</summary>
    public required long PreviewId { get; init; }

    /// <summary>Version of the wording they agreed to.</summary>
    public required string Wording { get; init; }

    /// <summary>When they agreed.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When that was written down.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Account of who wrote it down.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>Until when it holds.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was withdrawn; null where it was not.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Account of who wrote the withdrawal down.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>True where it allows release at a moment.</summary>
    public bool Holds(DateTimeOffset at) => WithdrawnAt is null && GivenAt <= at && at < ExpiresAt;
}
