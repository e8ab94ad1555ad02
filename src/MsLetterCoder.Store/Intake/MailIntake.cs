using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Intake;

/// <summary>Takes mails in before they are understood, and hands them out to be read.</summary>
public sealed class MailIntake
{
    private readonly StoreDatabase database;
    private readonly TimeSpan keepRaw;

    internal MailIntake(StoreDatabase database, TimeSpan keepRaw)
    {
        this.database = database;
        this.keepRaw = keepRaw;
    }

    /// <summary>Stores mails in one transaction. A mail whose mailbox, UIDVALIDITY and identity are known is left alone; one without bytes (<see cref="ReceivedMail.Missing"/>) is quarantined.</summary>
    /// <param name="mailboxId">The mailbox.</param>
    /// <param name="mails">Any number; the caller gathers up to 64, or 100 ms of them, for one transaction. UIDs in rising order.</param>
    /// <returns>For each mail its message id where it is new, else null.</returns>
    public IReadOnlyList<long?> Receive(long mailboxId, IReadOnlyList<ReceivedMail> mails)
    {
        ArgumentNullException.ThrowIfNull(mails);
        return mails.Count == 0 ? [] : database.Write(transaction => Receive(transaction, mailboxId, mails));
    }

    /// <summary>Mails that wait to be read and whose next attempt is due: those that are no history first, then by the time they were received.</summary>
    /// <param name="max">Most mails to return; each holds its raw bytes.</param>
    public IReadOnlyList<StoredMail> NextToRead(int max)
    {
        string now = StoreTime.Write(database.Time.GetUtcNow());
        return database.Read(session => session.Prepare(
            """
            SELECT m.id, m.mailbox_id, m.identity, r.raw, m.received_at, m.attempts
            FROM message m JOIN message_raw r ON r.message_id = m.id
            WHERE m.state IN ('received', 'read') AND (m.next_attempt_at IS NULL OR m.next_attempt_at <= $now)
            ORDER BY m.history, m.received_at, m.id
            LIMIT $max
            """)
            .Set("$now", now).Set("$max", max).Rows(r => new StoredMail
            {
                MessageId = r.GetInt64(0),
                MailboxId = r.GetInt64(1),
                Identity = session.Cipher.OpenText("message", r.GetInt64(0), "identity", r.GetBytes(2)),
                Raw = session.Cipher.Open("message_raw", r.GetInt64(0), "raw", r.GetBytes(3)),
                ReceivedAt = StoreTime.Read(r.GetString(4)),
                Attempts = (int)r.GetInt64(5),
            }));
    }

    /// <summary>When the next mail that failed is due again; null where none waits for that.</summary>
    public DateTimeOffset? NextAttempt() => database.Read(session => StoreTime.ReadOptional(
        session.Prepare("SELECT min(next_attempt_at) FROM message WHERE state IN ('received', 'read')").Value() as string));

    /// <summary>The raw mail; null where it is past its days.</summary>
    public byte[]? Raw(long messageId) => database.Read(session =>
        session.Prepare("SELECT raw FROM message_raw WHERE message_id = $id").Set("$id", messageId).Value() is byte[] raw
            ? session.Cipher.Open("message_raw", messageId, "raw", raw)
            : null);

    /// <summary>Deletes raw mail past its days. Mail that is not done (waiting, parked, quarantined) keeps its raw bytes until it is.</summary>
    /// <returns>How many mails lost their raw bytes.</returns>
    public int PurgeRaw() => database.Write(transaction =>
    {
        int purged = transaction.Prepare(
            "DELETE FROM message_raw WHERE expires_at <= $now AND message_id IN (SELECT id FROM message WHERE state = 'done')")
            .Set("$now", transaction.NowText).Run();
        if (purged > 0)
        {
            transaction.Audit("worker", AuditAction.RawPurged, detail: string.Create(CultureInfo.InvariantCulture, $"count={purged}"));
        }

        return purged;
    });

    private long?[] Receive(WriteTransaction transaction, long mailboxId, IReadOnlyList<ReceivedMail> mails)
    {
        string? queueFrom = transaction.Prepare("SELECT queue_from FROM mailbox WHERE id = $id").Set("$id", mailboxId).Value() as string;
        string expires = StoreTime.Write(transaction.Now + keepRaw);
        var ids = new long?[mails.Count];
        for (int i = 0; i < mails.Count; i++)
        {
            ids[i] = Store(transaction, mailboxId, mails[i], queueFrom, expires);
        }

        int stored = ids.Count(id => id is not null);
        if (stored > 0)
        {
            transaction.Prepare(
                """
                UPDATE mailbox SET last_uid = max(last_uid, (SELECT coalesce(max(uid), 0) FROM message WHERE id >= $first AND mailbox_id = $id AND uidvalidity = mailbox.uidvalidity))
                WHERE id = $id
                """)
                .Set("$first", ids.First(id => id is not null)).Set("$id", mailboxId).Run();
            transaction.Audit(
                "worker",
                AuditAction.MessagesReceived,
                "mailbox",
                mailboxId,
                string.Create(CultureInfo.InvariantCulture, $"count={stored};first={ids.First(id => id is not null)};last={ids.Last(id => id is not null)}"));
        }

        return ids;
    }

    private static long? Store(WriteTransaction transaction, long mailboxId, ReceivedMail mail, string? queueFrom, string expires)
    {
        byte[] identityHash = transaction.Hash.Identity(mail.Identity);
        if (transaction.Prepare("SELECT 1 FROM message WHERE mailbox_id = $mailbox AND uidvalidity = $uidValidity AND identity_hash = $identity")
            .Set("$mailbox", mailboxId).Set("$uidValidity", mail.UidValidity).Set("$identity", identityHash).Value() is not null)
        {
            return null;
        }

        long id = transaction.NextId("message");
        string receivedAt = StoreTime.Write(mail.ReceivedAt);
        transaction.Prepare(
            """
            INSERT INTO message (id, mailbox_id, uidvalidity, uid, identity, identity_hash, received_at, received_source, stored_at, size, seen, history, state, state_at)
            VALUES ($id, $mailbox, $uidValidity, $uid, $identity, $identityHash, $receivedAt, $receivedSource, $now, $size, $seen, $history, $state, $now)
            """)
            .Set("$id", id).Set("$mailbox", mailboxId).Set("$uidValidity", mail.UidValidity).Set("$uid", mail.Uid)
            .Set("$identity", transaction.Seal("message", id, "identity", mail.Identity)).Set("$identityHash", identityHash)
            .Set("$receivedAt", receivedAt).Set("$receivedSource", Labels.Of(mail.ReceivedSource)).Set("$now", transaction.NowText)
            .Set("$size", mail.StatedSize ?? mail.Raw.Length).Set("$seen", mail.Seen ? 1L : 0L).Set("$history", History.Is(receivedAt, queueFrom) ? 1L : 0L)
            .Set("$state", Labels.Of(PipelineState.Received)).Run();
        if (mail.Missing is { } missing)
        {
            MessageAside.Quarantine(transaction, id, missing, DueTimes.None);
            return id;
        }

        transaction.Prepare("INSERT INTO message_raw (message_id, raw, expires_at) VALUES ($id, $raw, $expires)")
            .Set("$id", id).Set("$raw", transaction.Session.Cipher.Seal("message_raw", id, "raw", mail.Raw.Span)).Set("$expires", expires).Run();
        return id;
    }
}
