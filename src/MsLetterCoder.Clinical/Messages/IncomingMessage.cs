namespace MsLetterCoder.Clinical.Messages;

/// <summary>A mail, read: what Mail hands to the pipeline. Nothing in it is trusted.</summary>
public sealed record IncomingMessage
{
    /// <summary>Message-ID without angle brackets, as written; null where missing or empty.</summary>
    public string? MessageId { get; init; }

    /// <summary>In-Reply-To ids, without angle brackets.</summary>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>References ids, oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Decoded subject; null where the field is missing.</summary>
    public string? Subject { get; init; }

    /// <summary>First From address.</summary>
    public EmailAddress? From { get; init; }

    /// <summary>To and Cc addresses.</summary>
    public IReadOnlyList<EmailAddress> Recipients { get; init; } = [];

    /// <summary>Reply-To addresses.</summary>
    public IReadOnlyList<EmailAddress> ReplyTo { get; init; } = [];

    /// <summary>True only where nothing in the header forbids an automatic answer (RFC 3834 section 2): no machine sent it, no list, not in bulk, and its return path is not empty.</summary>
    public bool MayBeAnsweredByMachine { get; init; }

    /// <summary>The Date field: shown, never trusted.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Time in the topmost Received field, if any.</summary>
    public DateTimeOffset? TopReceived { get; init; }

    /// <summary>What the headers say of being sent by a machine.</summary>
    public AutomaticKind Automatic { get; init; }

    /// <summary>Sender evidence.</summary>
    public SenderEvidence Evidence { get; init; } = new();

    /// <summary>The body's text, text/plain preferred; null where the mail has none (see <see cref="BodyUnreadable"/>).</summary>
    public DocumentText? Body { get; init; }

    /// <summary>Why there is no body text; null where there is one.</summary>
    public Unreadable? BodyUnreadable { get; init; }

    /// <summary>Attachments in order.</summary>
    public IReadOnlyList<IncomingPart> Parts { get; init; } = [];

    /// <summary>SHA-256, lower-case hex, over From, Date, Subject and the decoded bytes of all parts: two deliveries of one mail have the same.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What was odd.</summary>
    public IReadOnlyList<ReadDoubt> Doubts { get; init; } = [];
}
