using System.Text.Json;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Filing;

/// <summary>Writes what reading found in a mail's headers.</summary>
internal static class MailWriter
{
    /// <summary>Writes it; a mail that is read again is written again.</summary>
    public static void Write(WriteTransaction transaction, MessageInHand message, IncomingMessage mail, MailHashes hashes, Likeness likeness, SenderCheck check)
    {
        long id = message.Id;
        transaction.Prepare(
            """
            UPDATE message SET received_at = $receivedAt, received_source = $receivedSource, history = $history, message_id_hash = $messageId, content_hash = $content, body_hash = $body,
                duplicate_of = $duplicateOf, looks_like = $looksLike, sent_at = $sentAt, subject = $subject, from_name = $fromName, from_address = $fromAddress, from_hash = $fromHash,
                headers = $headers, automatic = $automatic, sender_check = $check
            WHERE id = $id
            """)
            .Set("$receivedAt", message.ReceivedAt).Set("$receivedSource", Labels.Of(message.ReceivedSource)).Set("$history", message.IsHistory ? 1L : 0L)
            .Set("$messageId", hashes.MessageId).Set("$content", hashes.Content).Set("$body", hashes.Body)
            .Set("$duplicateOf", likeness.DuplicateOf).Set("$looksLike", likeness.LooksLike).Set("$sentAt", StoreTime.Write(mail.Date))
            .Set("$subject", transaction.Seal("message", id, "subject", mail.Subject))
            .Set("$fromName", transaction.Seal("message", id, "from_name", mail.From?.Name))
            .Set("$fromAddress", transaction.Seal("message", id, "from_address", mail.From?.Address)).Set("$fromHash", hashes.From)
            .Set("$headers", transaction.Seal("message", id, "headers", JsonSerializer.Serialize(MailHeaders.Of(mail), StoreJson.Default.MailHeaders)))
            .Set("$automatic", Labels.Of(mail.Automatic)).Set("$check", Labels.Of(check)).Set("$id", id).Run();
        WriteReferences(transaction, id, mail);
        WriteDoubts(transaction, "message", id, mail.Doubts);
    }

    /// <summary>Writes doubts about a message or document.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="owner">'message' or 'document'.</param>
    /// <param name="id">Its id.</param>
    /// <param name="doubts">The doubts, in order.</param>
    public static void WriteDoubts(WriteTransaction transaction, string owner, long id, IReadOnlyList<ReadDoubt> doubts)
    {
        for (int i = 0; i < doubts.Count; i++)
        {
            transaction.Prepare($"INSERT OR REPLACE INTO {owner}_doubt ({owner}_id, position, code, reason, at_byte) VALUES ($id, $position, $code, $reason, $at)")
                .Set("$id", id).Set("$position", (long)i).Set("$code", doubts[i].Code).Set("$reason", doubts[i].Reason).Set("$at", doubts[i].At).Run();
        }
    }

    private static void WriteReferences(WriteTransaction transaction, long id, IncomingMessage mail)
    {
        foreach (string reference in mail.InReplyTo.Concat(mail.References))
        {
            transaction.Prepare("INSERT OR IGNORE INTO message_reference (message_id, reference_hash) VALUES ($id, $hash)")
                .Set("$id", id).Set("$hash", transaction.Hash.MessageId(reference)).Run();
        }
    }
}
