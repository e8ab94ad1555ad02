using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Intake;

/// <summary>A mail as a source hands it over, before anybody has read it.</summary>
public sealed record ReceivedMail
{
    /// <summary>UIDVALIDITY of the mailbox when the mail was fetched; 0 for a folder.</summary>
    public required long UidValidity { get; init; }

    /// <summary>The mail's UID; null for a folder.</summary>
    public long? Uid { get; init; }

    /// <summary>What identifies the mail in its mailbox and does not change: the UID in digits, or the file's name below the folder. Stored encrypted, since file names hold names.</summary>
    public required string Identity { get; init; }

    /// <summary>The mail's bytes; empty where <see cref="Missing"/> says why there are none.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>Why the source could not hand over the bytes: the mail is then stored without them and quarantined in the same transaction.</summary>
    public Unreadable? Missing { get; init; }

    /// <summary>Bytes of a mail that is missing, as its source states them; null: those of <see cref="Raw"/>.</summary>
    public long? StatedSize { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where that time comes from.</summary>
    public required ReceivedSource ReceivedSource { get; init; }

    /// <summary>True where somebody has read it in the mailbox (\Seen).</summary>
    public bool Seen { get; init; }
}
