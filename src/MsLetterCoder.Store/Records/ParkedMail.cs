namespace MsLetterCoder.Store.Records;

/// <summary>A mail on which the program failed again and again.</summary>
public sealed record ParkedMail
{
    /// <summary>Id of the message.</summary>
    public required long MessageId { get; init; }

    /// <summary>Why, in words without text of the mail.</summary>
    public required string? Reason { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset ParkedAt { get; init; }

    /// <summary>How often it failed before the last time.</summary>
    public required int Attempts { get; init; }
}
