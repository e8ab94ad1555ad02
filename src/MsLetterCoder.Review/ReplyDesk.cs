using MsLetterCoder.Store.Outgoing;

namespace MsLetterCoder.Review;

/// <summary>How answers begin and how they are sent. The program sends; the pages only ask it to.</summary>
public sealed record ReplyDesk
{
    /// <summary>The first words of a category's answers.</summary>
    public required Func<string, DraftText> Begin { get; init; }

    /// <summary>The team's address; empty where nothing can be sent.</summary>
    public string From { get; init; } = "";

    /// <summary>Sends a mail that was taken for sending, with a person's note, and says in the store what became of it. Its result is null where the server took it, else the failure without any
    /// word of the mail. Null: no server is configured.</summary>
    public Func<OutboxMail, string?, CancellationToken, Task<string?>>? Send { get; init; }
}
