using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Filing;

/// <summary>Header facts of a mail that are kept together as one encrypted field.</summary>
internal sealed record MailHeaders
{
    public string? MessageId { get; init; }

    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    public IReadOnlyList<string> References { get; init; } = [];

    public IReadOnlyList<EmailAddress> Recipients { get; init; } = [];

    public IReadOnlyList<EmailAddress> ReplyTo { get; init; } = [];

    public bool MayBeAnsweredByMachine { get; init; }

    public SenderEvidence Evidence { get; init; } = new();

    public DateTimeOffset? TopReceived { get; init; }

    public static MailHeaders Of(IncomingMessage mail) => new()
    {
        MessageId = mail.MessageId,
        InReplyTo = mail.InReplyTo,
        References = mail.References,
        Recipients = mail.Recipients,
        ReplyTo = mail.ReplyTo,
        MayBeAnsweredByMachine = mail.MayBeAnsweredByMachine,
        Evidence = mail.Evidence,
        TopReceived = mail.TopReceived,
    };
}
