using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Coders;

/// <summary>Results that the law restricts stay hidden until somebody with the right opens them, with a reason, for a while.</summary>
public sealed class RestrictedResults
{
    /// <summary>For how long they stay open to who opened them.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(1);

    private readonly StoreDatabase database;

    internal RestrictedResults(StoreDatabase database) => this.database = database;

    /// <summary>True where the account has the right.</summary>
    public bool MayOpen(long accountId) => database.Read(session => MayOpen(session, accountId));

    /// <summary>Gives or takes the right.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="right">True to give it.</param>
    /// <param name="by">Account of who does it.</param>
    /// <exception cref="StoreException">There is no such account.</exception>
    public void SetRight(long accountId, bool right, string by) => database.Write(transaction =>
    {
        if (transaction.Prepare("SELECT 1 FROM account WHERE id = $id").Set("$id", accountId).Value() is null)
        {
            throw new StoreException($"There is no account {accountId}.");
        }

        if (right)
        {
            transaction.Prepare("INSERT INTO account_right (account_id, name, granted_at, granted_by) VALUES ($id, 'restricted', $now, $by) ON CONFLICT DO NOTHING")
                .Set("$id", accountId).Set("$now", transaction.NowText).Set("$by", by).Run();
        }
        else
        {
            transaction.Prepare("DELETE FROM account_right WHERE account_id = $id AND name = 'restricted'").Set("$id", accountId).Run();
        }

        transaction.Audit(by, AuditAction.AccountChanged, "account", accountId, right ? "restricted=given" : "restricted=taken");
    });

    /// <summary>Opens a document's restricted results to one person.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="by">Its name.</param>
    /// <param name="reason">Why; stored encrypted.</param>
    /// <returns>False where the account has no right to.</returns>
    public bool Open(long documentId, long accountId, string by, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return database.Write(transaction =>
        {
            if (!MayOpen(transaction.Session, accountId))
            {
                return false;
            }

            long id = transaction.NextId("restricted_opening");
            transaction.Prepare("INSERT INTO restricted_opening (id, document_id, reason, opened_at, opened_by) VALUES ($id, $document, $reason, $now, $by)")
                .Set("$id", id).Set("$document", documentId).Set("$reason", transaction.Seal("restricted_opening", id, "reason", reason.Trim())).Set("$now", transaction.NowText).Set("$by", by).Run();
            transaction.Audit(by, AuditAction.RestrictedOpened, "document", documentId);
            return true;
        });
    }

    /// <summary>True where they are open to that person now.</summary>
    public bool IsOpen(long documentId, string by) => database.Read(session => IsOpen(session, documentId, by, database.Time.GetUtcNow()));

    /// <summary>Who opened a document's restricted results, when and why, in order.</summary>
    public IReadOnlyList<(string By, DateTimeOffset At, string Reason)> Openings(long documentId) => database.Read(session =>
        session.Prepare("SELECT id, opened_by, opened_at, reason FROM restricted_opening WHERE document_id = $id ORDER BY id").Set("$id", documentId)
            .Rows(r => (r.GetString(1), StoreTime.Read(r.GetString(2)), session.Cipher.OpenText("restricted_opening", r.GetInt64(0), "reason", r.GetBytes(3)))));

    /// <summary>The right is looked at too: one that was taken away closes what it opened.</summary>
    internal static bool IsOpen(Session session, long documentId, string by, DateTimeOffset now) => session.Prepare(
        """
        SELECT 1 FROM restricted_opening o JOIN account a ON a.name = o.opened_by JOIN account_right r ON r.account_id = a.id AND r.name = 'restricted'
        WHERE o.document_id = $document AND o.opened_by = $by AND o.opened_at > $since LIMIT 1
        """)
        .Set("$document", documentId).Set("$by", by).Set("$since", StoreTime.Write(now - OpenFor)).Value() is not null;

    private static bool MayOpen(Session session, long accountId) =>
        session.Prepare("SELECT 1 FROM account_right WHERE account_id = $id AND name = 'restricted'").Set("$id", accountId).Value() is not null;
}
