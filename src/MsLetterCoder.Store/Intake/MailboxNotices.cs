using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Intake;

/// <summary>What an administrator must know of the mailboxes, the latest of each kind. Words of a server are encrypted, since nobody can say what they hold.</summary>
public sealed class MailboxNotices
{
    private const int MostCharacters = 500;

    private readonly StoreDatabase database;

    internal MailboxNotices(StoreDatabase database) => this.database = database;

    /// <summary>Takes note of something.</summary>
    /// <param name="mailboxId">The mailbox.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="words">Words of the server; line ends and what is beyond 500 characters is left out.</param>
    /// <param name="mails">How many mails it concerns.</param>
    public void Note(long mailboxId, NoticeKind kind, string words, int mails) => database.Write(transaction =>
    {
        long id = transaction.Prepare("SELECT id FROM mailbox_notice WHERE mailbox_id = $mailbox AND kind = $kind")
            .Set("$mailbox", mailboxId).Set("$kind", Labels.Of(kind)).Value() as long? ?? transaction.NextId("mailbox_notice");
        transaction.Prepare(
            """
            INSERT INTO mailbox_notice (id, mailbox_id, kind, words, mails, first_at, last_at) VALUES ($id, $mailbox, $kind, $words, $mails, $now, $now)
            ON CONFLICT (id) DO UPDATE SET words = excluded.words, mails = excluded.mails, last_at = excluded.last_at, ended_at = NULL,
                first_at = CASE WHEN ended_at IS NULL THEN first_at ELSE excluded.first_at END
            """)
            .Set("$id", id).Set("$mailbox", mailboxId).Set("$kind", Labels.Of(kind)).Set("$words", transaction.Seal("mailbox_notice", id, "words", OneLine(words)))
            .Set("$mails", (long)mails).Set("$now", transaction.NowText).Run();
    });

    /// <summary>Takes note that something is over.</summary>
    public void End(long mailboxId, NoticeKind kind) => database.Write(transaction =>
        transaction.Prepare("UPDATE mailbox_notice SET ended_at = $now WHERE mailbox_id = $mailbox AND kind = $kind AND ended_at IS NULL")
            .Set("$now", transaction.NowText).Set("$mailbox", mailboxId).Set("$kind", Labels.Of(kind)).Run());

    /// <summary>All of them, those that are over too.</summary>
    public IReadOnlyList<MailboxNotice> All() => database.Read(session => session.Prepare(
        "SELECT id, mailbox_id, kind, words, mails, first_at, last_at, ended_at FROM mailbox_notice ORDER BY mailbox_id, kind")
        .Rows(r => new MailboxNotice
        {
            MailboxId = r.GetInt64(1),
            Kind = StoredLabel.Read<NoticeKind>(r.GetString(2)),
            Words = session.Cipher.OpenText("mailbox_notice", r.GetInt64(0), "words", r.GetBytes(3)),
            Mails = r.GetInt64(4),
            FirstAt = StoreTime.Read(r.GetString(5)),
            LastAt = StoreTime.Read(r.GetString(6)),
            EndedAt = StoreTime.ReadOptional(r.GetOptionalString(7)),
        }));

    private static string OneLine(string words)
    {
        string line = string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= MostCharacters ? line : line[..MostCharacters];
    }
}
