namespace MsLetterCoder.Store.Outgoing;

/// <summary>What acknowledgements say and when.</summary>
public sealed record AcknowledgementRules
{
    /// <summary>Subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Text: general, the same for everybody.</summary>
    public required string Text { get; init; }

    /// <summary>The team's address: mails from it are never acknowledged, and its domain is that of the Message-IDs.</summary>
    public required string From { get; init; }

    /// <summary>Time within which a sender has at most one.</summary>
    public required TimeSpan Again { get; init; }

    /// <summary>Messages that the store had earlier than so long ago have none: it would come too late to help.</summary>
    public TimeSpan Latest { get; init; } = TimeSpan.FromHours(24);
}
