using System.Text.Json;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Outgoing;

/// <summary>A row of outbox, with the headers of the message it answers.</summary>
internal sealed record OutboxRow
{
    public const string Select =
        """
        SELECT o.id AS Id, o.kind AS Kind, o.answers AS Answers, o.patient_id AS PatientId, o.recipient AS Recipient, o.subject AS Subject, o.text AS Text, o.mail_id AS MailId, o.state AS State,
               o.state_reason AS StateReason, o.state_at AS StateAt, o.attempts AS Attempts, o.created_at AS CreatedAt, o.created_by AS CreatedBy, m.headers AS Headers
        FROM outbox o JOIN message m ON m.id = o.answers
        """;

    public long Id { get; init; }

    public string Kind { get; init; } = "";

    public long Answers { get; init; }

    public long PatientId { get; init; }

    public byte[] Recipient { get; init; } = [];

    public byte[] Subject { get; init; } = [];

    public byte[] Text { get; init; } = [];

    public byte[] MailId { get; init; } = [];

    public string State { get; init; } = "";

    public string? StateReason { get; init; }

    public string StateAt { get; init; } = "";

    public long Attempts { get; init; }

    public string CreatedAt { get; init; } = "";

    public string CreatedBy { get; init; } = "";

    public byte[]? Headers { get; init; }

    public OutboxMail ToMail(Session session)
    {
        MailHeaders? headers = session.Open("message", Answers, "headers", Headers) is { } json ? JsonSerializer.Deserialize(json, StoreJson.Default.MailHeaders) : null;
        return new OutboxMail
        {
            Id = Id,
            Kind = StoredLabel.Read<OutboxKind>(Kind),
            Answers = Answers,
            PatientId = PatientId,
            Recipient = session.Cipher.OpenText("outbox", Id, "recipient", Recipient),
            Subject = session.Cipher.OpenText("outbox", Id, "subject", Subject),
            Text = session.Cipher.OpenText("outbox", Id, "text", Text),
            MailId = session.Cipher.OpenText("outbox", Id, "mail_id", MailId),
            InReplyTo = headers?.MessageId,
            References = headers?.References ?? [],
            State = StoredLabel.Read<OutboxState>(State),
            StateReason = StateReason,
            StateAt = StoreTime.Read(StateAt),
            Attempts = (int)Attempts,
            CreatedAt = StoreTime.Read(CreatedAt),
            CreatedBy = CreatedBy,
        };
    }
}
