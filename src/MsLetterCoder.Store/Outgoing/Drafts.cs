using System.Globalization;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Outgoing;

/// <summary>Answers to messages. The program writes the first words; a person edits and sends.</summary>
public sealed class Drafts
{
    /// <summary>What a person must fill in before a draft is sent begins so.</summary>
    public const string Gap = "{{";

    private readonly StoreDatabase database;

    internal Drafts(StoreDatabase database) => this.database = database;

    /// <summary>The draft of a message, made where there is none.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="begin">The first words of answers by category, or by 'emergency'.</param>
    /// <exception cref="StoreException">There is no such message, or it holds no message of a patient.</exception>
    public DraftView Show(long messageId, Func<string, DraftText> begin) => database.Write(transaction => View(transaction, messageId, Ensure(transaction, messageId, begin)));

    /// <summary>The draft of a message as it stands; null where nobody began one.</summary>
    /// <param name="messageId">The message.</param>
    public DraftView? Find(long messageId) => database.Read(session => Last(session, messageId) is { } id ? View(session, database.Hash, messageId, id) : null);

    /// <summary>Ids of contact restrictions in force that concern a message: the first thing to be seen of it.</summary>
    public IReadOnlyList<long> RestrictionsOn(long messageId) => database.Read(session =>
    {
        (long? patient, string? address) = Recipient(session, messageId);
        return Standing.Restrictions(session, database.Hash.Address(address ?? ""), messageId, patient);
    });

    /// <summary>Puts a person's words in the place of a draft's. Where the last one was sent, another begins.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="by">Account of the person.</param>
    /// <param name="begin">The first words of answers by category, or by 'emergency'.</param>
    /// <param name="seen">The stamp of the draft that the person saw; null: whatever stands.</param>
    /// <exception cref="StoreException">It is empty, somebody else edited it since, or it is not known whether the draft was sent.</exception>
    public DraftView Edit(long messageId, string text, string by, Func<string, DraftText> begin, string? seen = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return database.Write(transaction =>
        {
            DraftView draft = View(transaction, messageId, Ensure(transaction, messageId, begin));
            if (seen is not null && seen != draft.Stamp)
            {
                throw new StoreException($"{draft.EditedBy ?? "Somebody"} changed the answer after you opened it: nothing of yours was saved.");
            }

            long id = draft.Sending switch
            {
                OutboxState.Sent => Insert(transaction, messageId, draft.Category, begin(draft.Category)),
                OutboxState.Sending or OutboxState.Unsure => throw new StoreException($"It is not known whether the draft of message {messageId} was sent; it cannot be changed. Ask the patient or look at the server."),
                _ => draft.Id,
            };
            transaction.Prepare("UPDATE draft SET text = $text, edited_at = $now, edited_by = $by WHERE id = $id")
                .Set("$text", transaction.Seal("draft", id, "text", text)).Set("$now", transaction.NowText).Set("$by", by).Set("$id", id).Run();
            transaction.Audit(by, AuditAction.DraftEdited, "draft", id, string.Create(CultureInfo.InvariantCulture, $"message={messageId}"));
            return View(transaction, messageId, id);
        });
    }

    /// <summary>Takes a draft for sending: from the commit on it is 'sending', and who calls sends it and says what became of it (<see cref="Outbox"/>).</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="from">The team's address.</param>
    /// <param name="by">Account of the person.</param>
    /// <param name="despiteRestriction">Whether a person has given a reason to send all the same.</param>
    /// <param name="again">Whether to send once more what may have been sent.</param>
    /// <param name="seen">The stamp of the draft that the person saw; null: whatever stands.</param>
    /// <exception cref="StoreException">It must not be sent; the message says why.</exception>
    public OutboxMail BeginSending(long messageId, string from, string by, bool despiteRestriction, bool again, string? seen = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        return database.Write(transaction =>
        {
            long id = Last(transaction, messageId) ?? throw new StoreException($"Message {messageId} has no draft: 'draft show {messageId}' makes one.");
            DraftView draft = View(transaction, messageId, id);
            (long? patient, string? address) = Recipient(transaction.Session, messageId);
            string? refusal = draft.Sending switch
            {
                OutboxState.Sent => "it was sent; 'draft edit' begins another",
                OutboxState.Sending => "it is being sent",
                OutboxState.Unsure when !again => "it is not known whether it was sent: ask the patient or look at the server, then send it with --again, or telephone",
                _ => seen is not null && seen != draft.Stamp ? $"{draft.EditedBy ?? "somebody"} changed it after you opened it"
                    : draft.Text.Contains(Gap, StringComparison.Ordinal) ? "something in {{…}} is not filled in: edit it first"
                    : patient is null ? "the message is linked to no patient"
                    : address is null || !draft.AddressConfirmed ? "no nurse has confirmed the sender's address for this patient"
                    : draft.Restrictions.Count > 0 && !despiteRestriction ? $"contact restriction {string.Join(", ", draft.Restrictions)} stands"
                    : null,
            };
            if (refusal is not null)
            {
                throw new StoreException($"The draft of message {messageId} is not sent: {refusal}.");
            }

            long mail = OutboxWriter.Write(
                transaction, OutboxKind.Reply, messageId, patient!.Value, address!, from[(from.LastIndexOf('@') + 1)..], draft.Subject, draft.Text, OutboxState.Sending, by);
            transaction.Prepare("UPDATE draft SET outbox_id = $mail WHERE id = $id").Set("$mail", mail).Set("$id", id).Run();
            transaction.Audit(
                by, AuditAction.DraftSent, "draft", id,
                string.Create(CultureInfo.InvariantCulture, $"message={messageId};outbox={mail}{(draft.Restrictions.Count > 0 ? ";despite=contact_restriction" : "")}{(again ? ";again=1" : "")}"));
            return Outbox.Read(transaction.Session, mail);
        });
    }

    private static long Ensure(WriteTransaction transaction, long messageId, Func<string, DraftText> begin)
    {
        if (Last(transaction, messageId) is { } known)
        {
            return known;
        }

        string category = CategoryOf(transaction, messageId) ?? throw new StoreException($"Message {messageId} holds no message of a patient, or does not exist: there is nothing to answer.");
        return Insert(transaction, messageId, category, begin(IsEmergency(transaction, messageId) ? "emergency" : category));
    }

    /// <summary>An emergency is answered as one, whatever it is about.</summary>
    private static bool IsEmergency(WriteTransaction transaction, long messageId) =>
        transaction.Prepare("SELECT 1 FROM work_item WHERE message_id = $message AND queue = 'nurse' AND urgency = 'emergency' LIMIT 1").Set("$message", messageId).Value() is not null;

    private static long Insert(WriteTransaction transaction, long messageId, string category, DraftText text)
    {
        long id = transaction.NextId("draft");
        transaction.Prepare("INSERT INTO draft (id, message_id, category, subject, text, made_at) VALUES ($id, $message, $category, $subject, $text, $now)")
            .Set("$id", id).Set("$message", messageId).Set("$category", category).Set("$subject", transaction.Seal("draft", id, "subject", text.Subject))
            .Set("$text", transaction.Seal("draft", id, "text", text.Text)).Set("$now", transaction.NowText).Run();
        transaction.Audit("worker", AuditAction.DraftMade, "draft", id, string.Create(CultureInfo.InvariantCulture, $"message={messageId}"));
        return id;
    }

    private static long? Last(WriteTransaction transaction, long messageId) => Last(transaction.Session, messageId);

    private static long? Last(Session session, long messageId) =>
        session.Prepare("SELECT id FROM draft WHERE message_id = $message ORDER BY id DESC LIMIT 1").Set("$message", messageId).Value() as long?;

    /// <summary>The last category a nurse gave, else what the program says of the message's own text, else of any of its documents.</summary>
    private static string? CategoryOf(WriteTransaction transaction, long messageId) =>
        transaction.Prepare(
            "SELECT n.category FROM nurse_decision n JOIN work_item w ON w.id = n.work_item_id WHERE w.message_id = $message AND n.category IS NOT NULL ORDER BY n.id DESC LIMIT 1")
            .Set("$message", messageId).Value() as string
        ?? transaction.Prepare(
            "SELECT t.category FROM triage t JOIN current_analysis a ON a.id = t.analysis_id JOIN document d ON d.id = a.document_id WHERE d.message_id = $message ORDER BY d.part <> '', d.id LIMIT 1")
            .Set("$message", messageId).Value() as string;

    private static (long? Patient, string? Address) Recipient(Session session, long messageId)
    {
        byte[]? address = session.Prepare("SELECT from_address FROM message WHERE id = $id").Set("$id", messageId).Value() as byte[];
        return (Standing.PatientOf(session, messageId), session.Open("message", messageId, "from_address", address));
    }

    private static DraftView View(WriteTransaction transaction, long messageId, long id) => View(transaction.Session, transaction.Hash, messageId, id);

    private static DraftView View(Session session, KeyedHash keyed, long messageId, long id)
    {
        (long? patient, string? address) = Recipient(session, messageId);
        byte[] hash = keyed.Address(address ?? "");
        return session.Prepare("SELECT d.category, d.subject, d.text, d.edited_by, o.state, d.edited_at FROM draft d LEFT JOIN outbox o ON o.id = d.outbox_id WHERE d.id = $id").Set("$id", id).Rows(r => new DraftView
        {
            Id = id,
            MessageId = messageId,
            Category = r.GetString(0),
            Subject = session.Cipher.OpenText("draft", id, "subject", r.GetBytes(1)),
            Text = session.Cipher.OpenText("draft", id, "text", r.GetBytes(2)),
            EditedBy = r.GetOptionalString(3),
            EditedAt = StoreTime.ReadOptional(r.GetOptionalString(5)),
            Recipient = address,
            PatientId = patient,
            Sending = StoredLabel.ReadOptional<OutboxState>(r.GetOptionalString(4)),
            Restrictions = Standing.Restrictions(session, hash, messageId, patient),
            Flagged = Standing.Flagged(session, hash, messageId, patient),
            AddressConfirmed = patient is { } known && Standing.IsConfirmed(session, hash, known),
        })[0];
    }
}
