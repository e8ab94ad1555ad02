using System.Globalization;
using System.Security.Cryptography;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Outgoing;

/// <summary>Writes mails of the team's inside a transaction.</summary>
internal static class OutboxWriter
{
    /// <summary>Writes a mail that is to be sent, or (a reply) that who writes it sends at once.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="answers">The message it answers.</param>
    /// <param name="patientId">The patient.</param>
    /// <param name="recipient">Their address.</param>
    /// <param name="domain">Domain of its Message-ID.</param>
    /// <param name="subject">Subject.</param>
    /// <param name="text">Text.</param>
    /// <param name="state">Waiting or sending.</param>
    /// <param name="by">Account of who has it sent.</param>
    public static long Write(
        WriteTransaction transaction, OutboxKind kind, long answers, long patientId, string recipient, string domain, string subject, string text, OutboxState state, string by)
    {
        long id = transaction.NextId("outbox");
        string mailId = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}@{domain}";
        transaction.Prepare(
            """
            INSERT INTO outbox (id, kind, answers, patient_id, recipient, recipient_hash, subject, text, mail_id, mail_id_hash, state, state_at, attempts, created_at, created_by)
            VALUES ($id, $kind, $answers, $patient, $recipient, $recipientHash, $subject, $text, $mailId, $mailIdHash, $state, $now, $attempts, $now, $by)
            """)
            .Set("$id", id).Set("$kind", Labels.Of(kind)).Set("$answers", answers).Set("$patient", patientId)
            .Set("$recipient", transaction.Seal("outbox", id, "recipient", recipient)).Set("$recipientHash", transaction.Hash.Address(recipient))
            .Set("$subject", transaction.Seal("outbox", id, "subject", subject)).Set("$text", transaction.Seal("outbox", id, "text", text))
            .Set("$mailId", transaction.Seal("outbox", id, "mail_id", mailId)).Set("$mailIdHash", transaction.Hash.MessageId(mailId))
            .Set("$state", Labels.Of(state)).Set("$attempts", state == OutboxState.Sending ? 1L : 0L).Set("$now", transaction.NowText).Set("$by", by).Run();
        transaction.Audit(
            by, state == OutboxState.Sending ? AuditAction.MailSending : AuditAction.MailQueued, "outbox", id,
            string.Create(CultureInfo.InvariantCulture, $"kind={Labels.Of(kind)};answers={answers};patient={patientId}"));
        return id;
    }
}
