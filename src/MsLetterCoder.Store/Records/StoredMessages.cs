using System.Text.Json;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Records;

/// <summary>Reads back what is stored, decrypted.</summary>
public sealed class StoredMessages
{
    private readonly StoreDatabase database;

    internal StoredMessages(StoreDatabase database) => this.database = database;

    /// <summary>Everything of one message, in one snapshot.</summary>
    /// <exception cref="StoreException">There is no such message, or a field was tampered with.</exception>
    public MessageRecord Everything(long messageId) => database.Read(session => ReadMessage(session, messageId));

    /// <summary>The message that a mail is stored as, by its content; null where it is not stored.</summary>
    public long? Find(IncomingMessage mail) => database.Read(session =>
        session.Prepare("SELECT id FROM message WHERE content_hash = $hash AND duplicate_of IS NULL ORDER BY id LIMIT 1").Set("$hash", MailHashes.Of(mail, database.Hash).Content).Value() as long?);

    /// <summary>Takes note in the audit trail that somebody looked at a message.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="by">Account of the person.</param>
    public void Viewed(long messageId, string by) => database.Write(transaction => transaction.Audit(by, AuditAction.RecordViewed, "message", messageId));

    /// <summary>One document with its latest analysis.</summary>
    /// <exception cref="StoreException">There is no such document, or a field was tampered with.</exception>
    public DocumentRecord Document(long documentId) => database.Read(session =>
        session.Query<DocumentRow>($"{DocumentRow.Select} WHERE id = @documentId", new { documentId }) is [DocumentRow row]
            ? ReadDocument(session, row)
            : throw new StoreException($"There is no document {documentId}."));

    /// <summary>What stands in quarantine and nobody has released, oldest first.</summary>
    public IReadOnlyList<QuarantineRecord> Quarantine(int max) => database.Read(session =>
        session.Query<QuarantineRow>($"{QuarantineRow.Select} WHERE released_at IS NULL ORDER BY id LIMIT @max", new { max }).ConvertAll(row => ReadQuarantine(session, row)));

    /// <summary>Mails on which the program failed again and again, oldest first.</summary>
    public IReadOnlyList<ParkedMail> Parked(int max) => database.Read(session => session.Prepare(
        "SELECT id, state_reason, state_at, attempts FROM message WHERE state = 'parked' ORDER BY id LIMIT $max")
        .Set("$max", max).Rows(r => new ParkedMail
        {
            MessageId = r.GetInt64(0),
            Reason = r.GetOptionalString(1),
            ParkedAt = StoreTime.Read(r.GetString(2)),
            Attempts = (int)r.GetInt64(3),
        }));

    private static MessageRecord ReadMessage(Session session, long id)
    {
        if (session.Query<MessageRow>($"{MessageRow.Select} WHERE id = @id", new { id }) is not [MessageRow row])
        {
            throw new StoreException($"There is no message {id}.");
        }

        MailHeaders? headers = session.Open("message", id, "headers", row.Headers) is { } json ? JsonSerializer.Deserialize(json, StoreJson.Default.MailHeaders) : null;
        return new MessageRecord
        {
            Id = id,
            MailboxId = row.MailboxId,
            UidValidity = row.UidValidity,
            Uid = row.Uid,
            Identity = session.Cipher.OpenText("message", id, "identity", row.Identity),
            ReceivedAt = StoreTime.Read(row.ReceivedAt),
            ReceivedSource = StoredLabel.Read<ReceivedSource>(row.ReceivedSource),
            StoredAt = StoreTime.Read(row.StoredAt),
            Size = row.Size,
            Seen = row.Seen != 0,
            History = row.History != 0,
            State = StoredLabel.Read<PipelineState>(row.State),
            StateAt = StoreTime.Read(row.StateAt),
            StateReason = row.StateReason,
            Attempts = (int)row.Attempts,
            NextAttemptAt = StoreTime.ReadOptional(row.NextAttemptAt),
            DuplicateOf = row.DuplicateOf,
            LooksLike = row.LooksLike,
            SentAt = StoreTime.ReadOptional(row.SentAt),
            Subject = session.Open("message", id, "subject", row.Subject),
            From = session.Open("message", id, "from_address", row.FromAddress) is { } address ? new EmailAddress(session.Open("message", id, "from_name", row.FromName), address) : null,
            MessageId = headers?.MessageId,
            InReplyTo = headers?.InReplyTo ?? [],
            References = headers?.References ?? [],
            Recipients = headers?.Recipients ?? [],
            ReplyTo = headers?.ReplyTo ?? [],
            Evidence = headers?.Evidence,
            SenderCheck = StoredLabel.Read<SenderCheck>(row.SenderCheck),
            TopReceived = headers?.TopReceived,
            Automatic = StoredLabel.ReadOptional<AutomaticKind>(row.Automatic),
            Doubts = ReadDoubts(session, "message", id),
            Documents = session.Query<DocumentRow>($"{DocumentRow.Select} WHERE message_id = @id ORDER BY id", new { id }).ConvertAll(document => ReadDocument(session, document)),
            Quarantine = session.Query<QuarantineRow>($"{QuarantineRow.Select} WHERE message_id = @id ORDER BY id", new { id }).ConvertAll(part => ReadQuarantine(session, part)),
            WorkItems = session.Query<WorkItemRow>($"{WorkItemRow.Select} WHERE message_id = @id ORDER BY id", new { id }).ConvertAll(item => item.ToItem()),
        };
    }

    /// <summary>A document with an analysis of it; null: the latest.</summary>
    internal static DocumentRecord ReadDocument(Session session, DocumentRow row, long? analysisId = null)
    {
        AnalysisRow analysis = session.Query<AnalysisRow>(
            $"{AnalysisRow.Select} WHERE document_id = @Id AND (@analysisId IS NULL OR id = @analysisId) ORDER BY id DESC LIMIT 1", new { row.Id, analysisId })[0];
        return new DocumentRecord
        {
            Id = row.Id,
            MessageId = row.MessageId,
            ParentId = row.ParentId,
            Part = row.Part,
            MediaType = row.MediaType,
            FileName = session.Open("document", row.Id, "file_name", row.FileName),
            Text = new DocumentText
            {
                Text = session.Cipher.OpenText("document", row.Id, "text", row.Text),
                Origin = StoredLabel.Read<TextOrigin>(row.Origin),
                Renderer = row.Renderer,
                Doubts = ReadDoubts(session, "document", row.Id),
            },
            Subject = session.Open("document", row.Id, "subject", row.Subject),
            PatientId = row.PatientId,
            PatientBasis = StoredLabel.ReadOptional<PatientBasis>(row.PatientBasis),
            StoredAt = StoreTime.Read(row.StoredAt),
            AnalysisId = analysis.Id,
            RunId = analysis.RunId,
            AnalysedAt = StoreTime.Read(analysis.AnalysedAt),
            Analysis = AnalysisReader.Read(session, analysis),
        };
    }

    private static QuarantineRecord ReadQuarantine(Session session, QuarantineRow row) => new()
    {
        Id = row.Id,
        MessageId = row.MessageId,
        Part = row.Part,
        Unreadable = new Unreadable(StoredLabel.Read<UnreadableKind>(row.Kind), row.Reason, row.AtByte),
        MediaType = row.MediaType,
        FileName = session.Open("quarantine", row.Id, "file_name", row.FileName),
        Size = row.Size,
        QuarantinedAt = StoreTime.Read(row.QuarantinedAt),
        RetriedAt = StoreTime.ReadOptional(row.RetriedAt),
        ReleasedAt = StoreTime.ReadOptional(row.ReleasedAt),
        ReleasedBy = row.ReleasedBy,
    };

    private static List<ReadDoubt> ReadDoubts(Session session, string owner, long id) =>
        session.Query<DoubtRow>($"SELECT code AS Code, reason AS Reason, at_byte AS AtByte FROM {owner}_doubt WHERE {owner}_id = @id ORDER BY position", new { id })
            .ConvertAll(row => new ReadDoubt(row.Code, row.Reason, row.AtByte));
}
