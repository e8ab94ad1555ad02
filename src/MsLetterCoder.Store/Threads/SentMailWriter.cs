using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Threads;

/// <summary>Writes what the team sent, so that its words are known where they are quoted.</summary>
internal static class SentMailWriter
{
    /// <summary>Writes it; what came in by a mailbox is written once.</summary>
    /// <returns>Its id; null where it was written before.</returns>
    public static long? Write(WriteTransaction transaction, SentMail mail)
    {
        long? thread = null;
        long? patient = null;
        if (mail.AnswersMessage is { } answered)
        {
            (thread, patient) = transaction.Prepare("SELECT coalesce(m.thread_id, m.id), (SELECT d.patient_id FROM document d WHERE d.message_id = m.id AND d.part = '') FROM message m WHERE m.id = $id")
                .Set("$id", answered).Rows(r => (r.GetOptionalInt64(0), r.GetOptionalInt64(1))).FirstOrDefault();
        }

        if (mail.IncomingMessage is { } incoming && transaction.Prepare("SELECT 1 FROM sent_mail WHERE incoming_id = $id").Set("$id", incoming).Value() is not null)
        {
            return null;
        }

        long id = transaction.NextId("sent_mail");
        transaction.Prepare(
            """
            INSERT INTO sent_mail (id, message_id_hash, patient_id, answers, incoming_id, thread_id, subject, text, sent_at)
            VALUES ($id, $hash, $patient, $answers, $incoming, $thread, $subject, $text, $at)
            """)
            .Set("$id", id).Set("$hash", mail.MessageId is { } messageId ? transaction.Hash.MessageId(messageId) : null).Set("$patient", patient).Set("$answers", mail.AnswersMessage)
            .Set("$incoming", mail.IncomingMessage).Set("$thread", thread).Set("$subject", transaction.Seal("sent_mail", id, "subject", mail.Subject))
            .Set("$text", transaction.Seal("sent_mail", id, "text", mail.Text)).Set("$at", StoreTime.Write(mail.SentAt ?? transaction.Now)).Run();
        foreach (string address in mail.AlsoTo.Prepend(mail.To))
        {
            transaction.Prepare("INSERT OR IGNORE INTO sent_mail_recipient (sent_mail_id, address_hash) VALUES ($id, $address)").Set("$id", id).Set("$address", transaction.Hash.Address(address)).Run();
        }

        return id;
    }
}
