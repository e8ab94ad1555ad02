using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Threads;

/// <summary>Writes to which thread a message belongs. Nothing else of it changes: no queue entry, state, urgency or clock.</summary>
internal static class ThreadWriter
{
    /// <summary>Links a mail that is being filed, its documents written already; what the team itself sent is kept as that and begins no thread.</summary>
    public static void File(WriteTransaction transaction, long messageId, FiledMessage filed, MailHashes hashes)
    {
        if (filed.FromTeam)
        {
            if (filed.Mail is { Recipients: [{ } first, ..] recipients, Body: { } body })
            {
                SentMailWriter.Write(transaction, new SentMail
                {
                    MessageId = filed.Mail.MessageId,
                    To = first.Address,
                    AlsoTo = [.. recipients.Skip(1).Select(r => r.Address)],
                    Subject = filed.Mail.Subject,
                    Text = body.Text,
                    IncomingMessage = messageId,
                    SentAt = filed.Mail.Date,
                });
            }

            return;
        }

        List<byte[]> references = [.. ThreadFinder.NamedBy(filed.Mail).Select(id => transaction.Hash.MessageId(id))];
        Link(transaction, messageId, new ThreadParty(PatientOf(transaction, messageId), hashes.From, filed.Check), references, hashes.MessageId);
    }

    /// <summary>Links a stored message again, after a person said whose it is.</summary>
    public static void LinkAgain(WriteTransaction transaction, long messageId)
    {
        (byte[]? id, byte[]? from, SenderCheck check) = transaction.Prepare("SELECT message_id_hash, from_hash, sender_check FROM message WHERE id = $id").Set("$id", messageId)
            .Rows(r => (r.IsNull(0) ? null : r.GetBytes(0), r.IsNull(1) ? null : r.GetBytes(1), StoredLabel.Read<SenderCheck>(r.GetString(2))))[0];
        List<byte[]> references = transaction.Prepare("SELECT reference_hash FROM message_reference WHERE message_id = $id").Set("$id", messageId).Rows(r => r.GetBytes(0));
        Link(transaction, messageId, new ThreadParty(PatientOf(transaction, messageId), from, check), references, id);
    }

    private static long? PatientOf(WriteTransaction transaction, long messageId) =>
        transaction.Prepare("SELECT patient_id FROM document WHERE message_id = $id AND part = ''").Set("$id", messageId).Value() as long?;

    private static void Link(WriteTransaction transaction, long messageId, ThreadParty party, IReadOnlyList<byte[]> references, byte[]? id)
    {
        (List<long> threads, List<long> sent) = ThreadFinder.Find(transaction.Session, party, references, id, messageId);
        if (threads.Count + sent.Count == 0)
        {
            return;
        }

        long own = transaction.Prepare("SELECT coalesce(thread_id, id) FROM message WHERE id = $id").Set("$id", messageId).Value() as long? ?? messageId;
        long first = threads.Append(own).Min();
        foreach (long thread in threads.Append(own).Append(messageId).Distinct())
        {
            transaction.Prepare("UPDATE message SET thread_id = $first WHERE thread_id = $thread OR id = $thread").Set("$first", first).Set("$thread", thread).Run();
            transaction.Prepare("UPDATE sent_mail SET thread_id = $first WHERE thread_id = $thread").Set("$first", first).Set("$thread", thread).Run();
        }

        foreach (long mail in sent)
        {
            transaction.Prepare("UPDATE sent_mail SET thread_id = $first WHERE id = $id AND thread_id IS NULL").Set("$first", first).Set("$id", mail).Run();
        }
    }
}
