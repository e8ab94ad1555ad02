using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Filing;

/// <summary>What a mail has in common with those filed before it.</summary>
/// <param name="DuplicateOf">It is a second delivery of this one: same Message-ID and same content.</param>
/// <param name="LooksLike">It is new, and something of it is the same as in this one.</param>
internal sealed record Likeness(long? DuplicateOf, long? LooksLike)
{
    /// <summary>Compares a mail with what is filed. 'I've fallen again', sent twice, is two events: the second looks like the first and is filed and queued on its own.</summary>
    public static Likeness Find(WriteTransaction transaction, long messageId, MailHashes hashes)
    {
        if (hashes.MessageId is null && Renumbered(transaction, messageId, hashes.Content) is { } fetchedBefore)
        {
            return new Likeness(fetchedBefore, null);
        }

        if (hashes.MessageId is not null && First(transaction, messageId, "message_id_hash = $a AND content_hash = $b", hashes.MessageId, hashes.Content) is { } delivered)
        {
            return new Likeness(delivered, null);
        }

        long? like = First(transaction, messageId, "content_hash = $a", hashes.Content, null);
        if (like is null && hashes.MessageId is not null)
        {
            like = First(transaction, messageId, "message_id_hash = $a", hashes.MessageId, null);
        }

        if (like is null && hashes.From is not null && hashes.Body is not null)
        {
            like = First(transaction, messageId, "from_hash = $a AND body_hash = $b", hashes.From, hashes.Body);
        }

        return new Likeness(null, like);
    }

    /// <summary>A mail without a Message-ID that the server has numbered anew (RFC 3501 section 2.3.1.1) is known by its content together with the moment at which the server received it.</summary>
    private static long? Renumbered(WriteTransaction transaction, long messageId, byte[] content) => transaction.Prepare(
        """
        SELECT before.id FROM message AS self
        JOIN message AS before ON before.mailbox_id = self.mailbox_id AND before.uidvalidity <> self.uidvalidity AND before.received_at = self.received_at
        WHERE self.id = $self AND self.received_source = 'internal_date' AND before.received_source = 'internal_date'
          AND before.content_hash = $content AND before.message_id_hash IS NULL AND before.duplicate_of IS NULL
        ORDER BY before.id LIMIT 1
        """)
        .Set("$self", messageId).Set("$content", content).Value() as long?;

    /// <summary>The first filed message, itself no duplicate, of which that holds.</summary>
    private static long? First(WriteTransaction transaction, long messageId, string condition, byte[] a, byte[]? b)
    {
        Statement statement = transaction.Prepare($"SELECT id FROM message WHERE {condition} AND id <> $self AND duplicate_of IS NULL ORDER BY id LIMIT 1")
            .Set("$self", messageId).Set("$a", a);
        return (b is null ? statement : statement.Set("$b", b)).Value() as long?;
    }
}
