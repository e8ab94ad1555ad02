using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Intake;

/// <summary>Which mails may be marked and moved on their server: those that are filed or quarantined and not yet settled. Survives a kill: what was not reported as settled is named again.</summary>
public sealed class MailSettlements
{
    private readonly StoreDatabase database;

    internal MailSettlements(StoreDatabase database) => this.database = database;

    /// <summary>UIDs to settle, in order, and whether each could be read.</summary>
    /// <param name="mailboxId">The mailbox.</param>
    /// <param name="uidValidity">UIDVALIDITY the UIDs are under.</param>
    /// <param name="max">Most to return.</param>
    public IReadOnlyList<(long Uid, bool Readable)> Pending(long mailboxId, long uidValidity, int max) => database.Read(session => session.Prepare(
        """
        SELECT uid, state FROM message
        WHERE mailbox_id = $mailbox AND uidvalidity = $uidValidity AND uid IS NOT NULL AND settled_at IS NULL AND state IN ('done', 'quarantined')
        ORDER BY uid LIMIT $max
        """)
        .Set("$mailbox", mailboxId).Set("$uidValidity", uidValidity).Set("$max", max)
        .Rows(r => (r.GetInt64(0), r.GetString(1) == Labels.Of(PipelineState.Done))));

    /// <summary>Takes note that mails were settled.</summary>
    public void Settled(long mailboxId, long uidValidity, IReadOnlyList<uint> uids)
    {
        ArgumentNullException.ThrowIfNull(uids);
        if (uids.Count > 0)
        {
            database.Write(transaction => Settled(transaction, mailboxId, uidValidity, uids));
        }
    }

    /// <summary>As the public method, within a transaction.</summary>
    internal static void Settled(WriteTransaction transaction, long mailboxId, long uidValidity, IReadOnlyList<uint> uids)
    {
        foreach (uint uid in uids)
        {
            transaction.Prepare("UPDATE message SET settled_at = $now WHERE mailbox_id = $mailbox AND uidvalidity = $uidValidity AND uid = $uid")
                .Set("$now", transaction.NowText).Set("$mailbox", mailboxId).Set("$uidValidity", uidValidity).Set("$uid", (long)uid).Run();
        }
    }
}
