using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Intake;

/// <summary>The mailboxes that mail comes from.</summary>
public sealed class Mailboxes
{
    private readonly StoreDatabase database;

    internal Mailboxes(StoreDatabase database) => this.database = database;

    /// <summary>The mailbox of that source, made where it is new.</summary>
    /// <param name="source">What identifies it; see <see cref="Mailbox.Source"/>. It must hold no password.</param>
    /// <param name="queueFrom">For a new mailbox: mail received before is history. A mailbox that exists keeps its own.</param>
    public Mailbox Get(string source, DateTimeOffset? queueFrom)
    {
        if (Find(source) is { } known)
        {
            return known;
        }

        return database.Write(transaction =>
        {
            if (transaction.Session.Query<MailboxRow>($"{MailboxRow.Select} WHERE source = @source", new { source }) is [MailboxRow row])
            {
                return row.ToMailbox();
            }

            long id = transaction.NextId("mailbox");
            transaction.Prepare("INSERT INTO mailbox (id, source, state, state_at, queue_from, created_at) VALUES ($id, $source, $state, $now, $queueFrom, $now)")
                .Set("$id", id).Set("$source", source).Set("$state", Labels.Of(MailboxState.New)).Set("$now", transaction.NowText)
                .Set("$queueFrom", StoreTime.Write(queueFrom)).Run();
            transaction.Audit("worker", AuditAction.MailboxAdded, "mailbox", id);
            return transaction.Session.Query<MailboxRow>($"{MailboxRow.Select} WHERE id = @id", new { id })[0].ToMailbox();
        });
    }

    /// <summary>The mailbox of that source; null where it was never seen.</summary>
    public Mailbox? Find(string source) => database.Read(session =>
        session.Query<MailboxRow>($"{MailboxRow.Select} WHERE source = @source", new { source }) is [MailboxRow row] ? row.ToMailbox() : null);

    /// <summary>True where a mail of the mailbox was ever stored and is still there.</summary>
    public bool HasMail(long mailboxId) => database.Read(session => session.Prepare("SELECT 1 FROM message WHERE mailbox_id = $id LIMIT 1").Set("$id", mailboxId).Value() is not null);

    /// <summary>All mailboxes.</summary>
    public IReadOnlyList<Mailbox> All() => database.Read(session => session.Query<MailboxRow>($"{MailboxRow.Select} ORDER BY id").ConvertAll(row => row.ToMailbox()));

    /// <summary>Takes note of the UIDVALIDITY the server gives (RFC 3501 section 2.3.1.1). A change begins a new numbering: mails are fetched again, and recognised as the same deliveries once
    /// they are read. What is history and what was accepted stays as it is.</summary>
    /// <returns>The mailbox with the last UID of that numbering: 0 where it is new, and what was reached where the server came back to an old one.</returns>
    public Mailbox UseUidValidity(long mailboxId, long uidValidity) => database.Write(transaction =>
    {
        UseUidValidity(transaction, mailboxId, uidValidity);
        return transaction.Session.Query<MailboxRow>($"{MailboxRow.Select} WHERE id = @mailboxId", new { mailboxId })[0].ToMailbox();
    });

    /// <summary>As the public method, within a transaction; costs a look where nothing changed.</summary>
    internal static void UseUidValidity(WriteTransaction transaction, long mailboxId, long uidValidity)
    {
        long before = (long)transaction.Prepare("SELECT uidvalidity FROM mailbox WHERE id = $id").Set("$id", mailboxId).Value()!;
        if (before != uidValidity)
        {
            transaction.Prepare(
                """
                UPDATE mailbox SET uidvalidity = $new,
                    last_uid = (SELECT coalesce(max(uid), 0) FROM message WHERE mailbox_id = $id AND uidvalidity = $new)
                WHERE id = $id
                """)
                .Set("$new", uidValidity).Set("$id", mailboxId).Run();
            if (before != 0)
            {
                transaction.Audit("worker", AuditAction.UidValidityChanged, "mailbox", mailboxId, string.Create(CultureInfo.InvariantCulture, $"from={before};to={uidValidity}"));
            }
        }
    }

    /// <summary>Takes note of how the connection stands; writes only where that changed.</summary>
    /// <param name="mailboxId">The mailbox.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="reason">Words without text of any mail; null where there is nothing to say.</param>
    public void Report(long mailboxId, MailboxState state, string? reason) => database.Write(transaction =>
        transaction.Prepare(
            """
            UPDATE mailbox SET state = $state, state_reason = $reason, state_at = $now
            WHERE id = $id AND (state <> $state OR state_reason IS NOT $reason)
            """)
            .Set("$state", Labels.Of(state)).Set("$reason", reason).Set("$now", transaction.NowText).Set("$id", mailboxId).Run());
}
