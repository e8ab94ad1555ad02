namespace MsLetterCoder.Store.Intake;

/// <summary>Something that an administrator must know of a mailbox.</summary>
public sealed record MailboxNotice
{
    /// <summary>The mailbox.</summary>
    public required long MailboxId { get; init; }

    /// <summary>What it is about.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The mail server's own words, in one line of at most 500 characters.</summary>
    public required string Words { get; init; }

    /// <summary>How many mails it concerns; 0 for none in particular.</summary>
    public required long Mails { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>When it was last so.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>When it was over; null where it is not.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
