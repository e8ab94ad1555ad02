using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Erasure;
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

    /// <summary>Stores mails in one transaction. A mail whose mailbox, UIDVALIDITY and identity are known, or which was erased, is left alone; one without bytes (<see cref="ReceivedMail.Missing"/>) is quarantined.</summary>
    /// <param name="mailboxId">The mailbox.</param>
    /// <param name="mails">Any number; the caller gathers up to 64, or 100 ms of them, for one transaction. UIDs in rising order.</param>
    /// <returns>For each mail its message id where it is new, else null.</returns>
    public IReadOnlyList<long?> Receive(long mailboxId, IReadOnlyList<ReceivedMail> mails)
    {
        ArgumentNullException.ThrowIfNull(mails);
        return mails.Count == 0 ? [] : database.Write(transaction => Receive(transaction, mailboxId, mails));
    }

    /// <summary>Does what a watched server's folder asks for at a time in one transaction: takes note of its UIDVALIDITY and of what was settled there, and stores mails.</summary>
    /// <param name="mailboxId">The mailbox.</param>
    /// <param name="uidValidity">UIDVALIDITY of the folder (<see cref="Mailboxes.UseUidValidity(long, long)"/>).</param>
    /// <param name="mails">As for <see cref="Receive(long, IReadOnlyList{ReceivedMail})"/>.</param>
    /// <param name="settled">UIDs of mails that were marked and moved (<see cref="MailSettlements"/>).</param>
    /// <returns>For each mail its message id where it is new, else null.</returns>
    public IReadOnlyList<long?> Receive(long mailboxId, long uidValidity, IReadOnlyList<ReceivedMail> mails, IReadOnlyList<uint> settled)
    {
        ArgumentNullException.ThrowIfNull(mails);
        ArgumentNullException.ThrowIfNull(settled);
        return database.Write(transaction =>
        {
            Mailboxes.UseUidValidity(transaction, mailboxId, uidValidity);
            MailSettlements.Settled(transaction, mailboxId, uidValidity, settled);
            return mails.Count == 0 ? [] : Receive(transaction, mailboxId, mails);
        });
    }

    /// <summary>True where a mail waits to be read and is due.</summary>
    public bool HasToRead() => database.Read(session => Due(session, 1).Count > 0);

    /// <summary>Mails that wait to be read and whose next attempt is due: those that are no history first, then by the time they were received.</summary>
    /// <param name="max">Most mails to return; each holds its raw bytes.</param>
    /// <param name="maxBytes">Most raw bytes of all of them together; the first is returned whatever its size.</param>
    public IReadOnlyList<StoredMail> NextToRead(int max, long maxBytes = long.MaxValue) => database.Read(session =>
    {
        var mails = new List<StoredMail>();
        long bytes = 0;
        foreach (Waiting waiting in Due(session, max))
        {
            bytes += waiting.Size;
            if (mails.Count > 0 && bytes > maxBytes)
            {
                break;
            }

            mails.Add(new StoredMail
            {
                MessageId = waiting.Id,
                MailboxId = waiting.MailboxId,
                Identity = session.Cipher.OpenText("message", waiting.Id, "identity", waiting.Identity),
                Raw = Raw(session, waiting.Id)!,
                ReceivedAt = waiting.ReceivedAt,
                ReceivedSource = waiting.ReceivedSource,
                Attempts = waiting.Attempts,
            });
        }

        return mails;
    });

    /// <summary>When the next mail that failed is due again; null where none waits for that.</summary>
    public DateTimeOffset? NextAttempt() => database.Read(session => StoreTime.ReadOptional(
        session.Prepare("SELECT min(next_attempt_at) FROM message WHERE state IN ('received', 'read')").Value() as string));

    /// <summary>The raw mail; null where it is past its days.</summary>
    public byte[]? Raw(long messageId) => database.Read(session => Raw(session, messageId));

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

    private List<Waiting> Due(Session session, int max) => session.Prepare(
        """
        SELECT m.id, m.mailbox_id, m.identity, m.size, m.received_at, m.attempts, m.received_source
        FROM message m
        WHERE m.state IN ('received', 'read') AND (m.next_attempt_at IS NULL OR m.next_attempt_at <= $now) AND EXISTS (SELECT 1 FROM message_raw r WHERE r.message_id = m.id)
        ORDER BY m.history, m.received_at, m.id
        LIMIT $max
        """)
        .Set("$now", StoreTime.Write(database.Time.GetUtcNow())).Set("$max", max)
        .Rows(r => new Waiting(r.GetInt64(0), r.GetInt64(1), r.GetBytes(2), r.GetInt64(3), StoreTime.Read(r.GetString(4)), (int)r.GetInt64(5), StoredLabel.Read<ReceivedSource>(r.GetString(6))));

    private static byte[]? Raw(Session session, long messageId) =>
        session.Prepare("SELECT raw FROM message_raw WHERE message_id = $id").Set("$id", messageId).Value() is byte[] raw
            ? session.Cipher.Open("message_raw", messageId, "raw", raw)
            : null;

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
            .Set("$mailbox", mailboxId).Set("$uidValidity", mail.UidValidity).Set("$identity", identityHash).Value() is not null
            || ErasedMail.At(transaction.Session, mailboxId, mail.UidValidity, identityHash))
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
            MessageAside.Quarantine(transaction, id, missing);
            return id;
        }

        transaction.Prepare("INSERT INTO message_raw (message_id, raw, expires_at) VALUES ($id, $raw, $expires)")
            .Set("$id", id).Set("$raw", transaction.Session.Cipher.Seal("message_raw", id, "raw", mail.Raw.Span)).Set("$expires", expires).Run();
        return id;
    }

    /// <summary>A mail that is due, without its bytes.</summary>
    private sealed record Waiting(long Id, long MailboxId, byte[] Identity, long Size, DateTimeOffset ReceivedAt, int Attempts, ReceivedSource ReceivedSource);
}
