namespace MsLetterCoder.Store.Threads;

/// <summary>A mail of a thread. That it stands in one says nothing about its queue entry and clock: it keeps its own.</summary>
public sealed record ThreadEntry
{
    /// <summary>Id of the message; null for what the team sent and did not come in by a mailbox.</summary>
    public long? MessageId { get; init; }

    /// <summary>Id of what the team sent; null for other mail.</summary>
    public long? SentMailId { get; init; }

    /// <summary>When it was received or sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which way it went.</summary>
    public required ThreadDirection Direction { get; init; }

    /// <summary>Its subject; null where it has none.</summary>
    public string? Subject { get; init; }
}
