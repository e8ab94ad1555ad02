namespace MsLetterCoder.Store.Intake;

/// <summary>A stored mail that is to be read.</summary>
public sealed record StoredMail
{
    /// <summary>Id of the message.</summary>
    public required long MessageId { get; init; }

    /// <summary>Id of its mailbox.</summary>
    public required long MailboxId { get; init; }

    /// <summary>What identifies it in its mailbox.</summary>
    public required string Identity { get; init; }

    /// <summary>The mail's bytes.</summary>
    public required byte[] Raw { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where that time comes from; a file's time gives way to the topmost Received field.</summary>
    public required ReceivedSource ReceivedSource { get; init; }

    /// <summary>How often reading it has failed.</summary>
    public required int Attempts { get; init; }
}
