using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Threads;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Outgoing;

/// <summary>Mails of the team's on their way. A mail is committed as 'sending' before its first byte goes out, so that after a kill at any moment it is known which may have been taken.</summary>
public sealed class Outbox
{
    private readonly StoreDatabase database;

    internal Outbox(StoreDatabase database) => this.database = database;

    /// <summary>The next mail that is due, taken for sending; null where there is none.</summary>
    public OutboxMail? Take() => database.Write(transaction =>
    {
        long? next = transaction.Prepare("SELECT id FROM outbox WHERE state = 'waiting' AND (next_attempt_at IS NULL OR next_attempt_at <= $now) ORDER BY id LIMIT 1")
            .Set("$now", transaction.NowText).Value() as long?;
        if (next is not { } id)
        {
            return null;
        }

        transaction.Prepare("UPDATE outbox SET state = 'sending', state_at = $now, attempts = attempts + 1 WHERE id = $id").Set("$now", transaction.NowText).Set("$id", id).Run();
        transaction.Audit("worker", AuditAction.MailSending, "outbox", id);
        return Read(transaction.Session, id);
    });

    /// <summary>The server has taken a mail. For a reply the message's open items are noted as answered.</summary>
    /// <param name="id">The mail.</param>
    /// <param name="note">For a reply: a note of who sent it, kept encrypted.</param>
    public void Sent(long id, string? note = null) => database.Write(transaction =>
    {
        OutboxMail mail = Read(transaction.Session, id);
        Change(transaction, mail, OutboxState.Sent, null, null, AuditAction.MailSent);
        if (mail.Kind == OutboxKind.Reply)
        {
            foreach (long item in transaction.Prepare("SELECT id FROM work_item WHERE message_id = $message AND queue = 'nurse' AND state IN ('waiting', 'claimed')").Set("$message", mail.Answers).Rows(r => r.GetInt64(0)))
            {
                DecisionWriter.Write(transaction, new NurseDecision { WorkItemId = item, Action = NurseAction.Answered, Note = note }, mail.CreatedBy);
                transaction.Audit(mail.CreatedBy, AuditAction.MessageAnswered, "work_item", item, string.Create(CultureInfo.InvariantCulture, $"outbox={id}"));
            }
        }
    });

    /// <summary>The server has not taken a mail, and it is not tried again by itself.</summary>
    /// <param name="id">The mail.</param>
    /// <param name="reason">Step and code: 'recipient,550,5.1.1'.</param>
    public void Failed(long id, string reason) => database.Write(transaction => Change(transaction, Read(transaction.Session, id), OutboxState.Failed, reason, null, AuditAction.MailFailed));

    /// <summary>The server may have taken a mail.</summary>
    /// <param name="id">The mail.</param>
    /// <param name="reason">Step and code.</param>
    public void Unsure(long id, string reason) => database.Write(transaction => Change(transaction, Read(transaction.Session, id), OutboxState.Unsure, reason, null, AuditAction.MailUnsure));

    /// <summary>The server has not taken a mail; it is tried again.</summary>
    /// <param name="id">The mail.</param>
    /// <param name="reason">Step and code.</param>
    /// <param name="next">When.</param>
    public void PutOff(long id, string reason, DateTimeOffset next) =>
        database.Write(transaction => Change(transaction, Read(transaction.Session, id), OutboxState.Waiting, reason, StoreTime.Write(next), AuditAction.MailPutOff));

    /// <summary>Mails whose sending was cut off become 'unsure'.</summary>
    /// <param name="after">How long a sending may take: what began later may still be under way in another process.</param>
    /// <returns>How many.</returns>
    public int MarkInterrupted(TimeSpan after)
    {
        string before = StoreTime.Write(database.Time.GetUtcNow() - after);
        if (!database.Read(session => session.Prepare("SELECT 1 FROM outbox WHERE state = 'sending' AND state_at <= $before LIMIT 1").Set("$before", before).Value() is not null))
        {
            return 0;
        }

        return database.Write(transaction =>
        {
            List<long> cut = transaction.Prepare("SELECT id FROM outbox WHERE state = 'sending' AND state_at <= $before ORDER BY id").Set("$before", before).Rows(r => r.GetInt64(0));
            foreach (long id in cut)
            {
                Change(transaction, Read(transaction.Session, id), OutboxState.Unsure, "interrupted", null, AuditAction.MailUnsure);
            }

            return cut.Count;
        });
    }

    /// <summary>Mails in a state, oldest first.</summary>
    public IReadOnlyList<OutboxMail> In(OutboxState state, int max) => database.Read(session =>
        session.Query<OutboxRow>($"{OutboxRow.Select} WHERE o.state = @state ORDER BY o.id LIMIT @max", new { state = Labels.Of(state), max }).ConvertAll(row => row.ToMail(session)));

    /// <summary>Mails that answer a message, oldest first.</summary>
    public IReadOnlyList<OutboxMail> Answering(long messageId) => database.Read(session =>
        session.Query<OutboxRow>($"{OutboxRow.Select} WHERE o.answers = @messageId ORDER BY o.id", new { messageId }).ConvertAll(row => row.ToMail(session)));

    /// <summary>One mail.</summary>
    /// <exception cref="StoreException">There is none of that id.</exception>
    public OutboxMail Get(long id) => database.Read(session => Read(session, id));

    internal static OutboxMail Read(Session session, long id) =>
        session.Query<OutboxRow>($"{OutboxRow.Select} WHERE o.id = @id", new { id }) is [OutboxRow row] ? row.ToMail(session) : throw new StoreException($"There is no outgoing mail {id}.");

    /// <summary>What was being sent may have been marked as cut off by another process meanwhile: who sends it knows better.</summary>
    private static void Change(WriteTransaction transaction, OutboxMail mail, OutboxState state, string? reason, string? next, AuditAction action)
    {
        if (mail.State is not (OutboxState.Sending or OutboxState.Unsure))
        {
            throw new StoreException($"Outgoing mail {mail.Id} is not being sent.");
        }

        transaction.Prepare("UPDATE outbox SET state = $state, state_reason = $reason, state_at = $now, next_attempt_at = $next WHERE id = $id")
            .Set("$state", Labels.Of(state)).Set("$reason", reason).Set("$now", transaction.NowText).Set("$next", next).Set("$id", mail.Id).Run();
        if (state is (OutboxState.Sent or OutboxState.Unsure) && mail.State != OutboxState.Unsure)
        {
            // Its words are known from now on where the patient quotes them.
            SentMailWriter.Write(transaction, new SentMail { MessageId = mail.MailId, To = mail.Recipient, Subject = mail.Subject, Text = mail.Text, AnswersMessage = mail.Answers });
        }

        transaction.Audit(mail.CreatedBy, action, "outbox", mail.Id, reason is null ? null : $"reason={reason}");
    }
}
