using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Erasure;

/// <summary>What is kept of a mail that was erased, so that it does not come in again from the mailbox in which it still lies: its place there and its hashes, keyed.</summary>
internal static class ErasedMail
{
    /// <summary>Remembers the mails that go.</summary>
    public static void Remember(WriteTransaction transaction) => transaction.Prepare(
        $"""
        INSERT OR IGNORE INTO erased_mail (mailbox_id, uidvalidity, identity_hash, message_id_hash, content_hash)
        SELECT mailbox_id, uidvalidity, identity_hash, message_id_hash, content_hash FROM message WHERE id IN (SELECT id FROM {Cascade.Gone} WHERE kind = 'message')
        """).Run();

    /// <summary>True where the mail at that place was erased.</summary>
    public static bool At(Session session, long mailboxId, long uidValidity, byte[] identityHash) =>
        session.Prepare("SELECT 1 FROM erased_mail WHERE mailbox_id = $mailbox AND uidvalidity = $uidValidity AND identity_hash = $identity")
            .Set("$mailbox", mailboxId).Set("$uidValidity", uidValidity).Set("$identity", identityHash).Value() is not null;

    /// <summary>True where a mail with the same Message-ID and content was erased: the server has numbered it anew, or it was delivered again.</summary>
    public static bool IsSame(Session session, MailHashes hashes) => hashes.MessageId is not null
        && session.Prepare("SELECT 1 FROM erased_mail WHERE message_id_hash = $id AND content_hash = $content LIMIT 1").Set("$id", hashes.MessageId).Set("$content", hashes.Content).Value() is not null;
}
