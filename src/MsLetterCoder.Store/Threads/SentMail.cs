namespace MsLetterCoder.Store.Threads;

/// <summary>A mail that the team sent.</summary>
public sealed record SentMail
{
    /// <summary>Its Message-ID without angle brackets; null where it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>Address it went to.</summary>
    public required string To { get; init; }

    /// <summary>Further addresses.</summary>
    public IReadOnlyList<string> AlsoTo { get; init; } = [];

    /// <summary>Its subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Its words.</summary>
    public required string Text { get; init; }

    /// <summary>The message it answers.</summary>
    public long? AnswersMessage { get; init; }

    /// <summary>The message as which it came in by a mailbox; null where the program sent it.</summary>
    public long? IncomingMessage { get; init; }

    /// <summary>When it was sent; null: now.</summary>
    public DateTimeOffset? SentAt { get; init; }
}
