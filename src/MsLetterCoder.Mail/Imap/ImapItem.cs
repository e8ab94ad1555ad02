using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Imap;

/// <summary>One message of a folder: its bytes, or the reason why there are none. Exactly one of <see cref="Raw"/> and <see cref="Missing"/> is set.</summary>
public sealed record ImapItem
{
    /// <summary>UIDVALIDITY of the folder; with <see cref="Uid"/> it names the message for ever.</summary>
    public required uint UidValidity { get; init; }

    /// <summary>The message's UID.</summary>
    public required uint Uid { get; init; }

    /// <summary>When the server received the message (INTERNALDATE); null where the server gives no readable date.</summary>
    public DateTimeOffset? InternalDate { get; init; }

    /// <summary>Flags on the server, such as \Seen, as found.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Size in bytes: of <see cref="Raw"/> where there is one, else as the server states it.</summary>
    public required long Size { get; init; }

    /// <summary>The whole message as the server sent it. The array belongs to the receiver.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>Why the message was not downloaded: over <see cref="ImapLimits.MaxMessageBytes"/>, or the server cannot deliver it.</summary>
    public Unreadable? Missing { get; init; }
}
