using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.Store.Work;

/// <summary>The nurses' queue as their pages show it, and what nurses do with each other's items and with notes. Taking, re-grading and closing are in <see cref="WorkQueues"/>.</summary>
public sealed class NurseDesk
{
    private readonly StoreDatabase database;
    private readonly TimeSpan dueShortly;

    internal NurseDesk(StoreDatabase database, TimeSpan dueShortly)
    {
        this.database = database;
        this.dueShortly = dueShortly;
    }

    /// <summary>Rows of the queue, in the order of <see cref="WorkQueues.Open"/>; closed ones latest first.</summary>
    /// <param name="filter">What is shown.</param>
    /// <param name="by">Account of the nurse who looks.</param>
    /// <param name="max">Most rows.</param>
    public IReadOnlyList<NurseRow> Rows(NurseFilter filter, string by, int max)
    {
        ArgumentNullException.ThrowIfNull(filter);
        string share = filter.Share switch
        {
            NurseShare.Free => $"state = 'waiting' AND {WorkQueues.IsOpen}",
            NurseShare.Mine => $"(state = 'claimed' AND state_by = @by OR state = 'waiting' AND assigned_to = @by) AND {WorkQueues.IsOpen}",
            NurseShare.Others => $"state = 'claimed' AND state_by <> @by AND {WorkQueues.IsOpen}",
            NurseShare.Closed => "state = 'closed'",
            _ => WorkQueues.IsOpen,
        };
        string sql = $"{WorkItemRow.Select} WHERE queue = 'nurse' AND {share}"
            + (filter.Urgency is null ? "" : " AND urgency = @urgency")
            + (filter.Category is null ? "" :
                """
                 AND coalesce((SELECT n.category FROM nurse_decision n WHERE n.work_item_id = work_item.id AND n.category IS NOT NULL ORDER BY n.id DESC LIMIT 1),
                              (SELECT t.category FROM triage t JOIN current_analysis a ON a.id = t.analysis_id WHERE a.document_id = work_item.document_id)) = @category
                """)
            + (filter.Flagged ? " AND EXISTS (SELECT 1 FROM red_flag f JOIN current_analysis a ON a.id = f.analysis_id WHERE a.document_id = work_item.document_id)" : "")
            + (filter.Unread ? " AND document_id IS NULL" : "")
            + (filter.Pressing ? " AND due_at <= @shortly" : "")
            + (filter.Share == NurseShare.Closed ? " ORDER BY state_at DESC, id DESC" : " " + WorkQueues.BySoonest) + " LIMIT @max";
        var given = new
        {
            by,
            urgency = filter.Urgency is { } urgency ? Labels.Of(urgency) : null,
            category = filter.Category,
            shortly = StoreTime.Write(database.Time.GetUtcNow() + dueShortly),
            max,
        };
        return database.Read(session =>
        {
            HashSet<long> guarded = GuardedRecords.Messages(session);
            return session.Query<WorkItemRow>(sql, given).ConvertAll(row => row.ToItem()).ConvertAll(item => NurseQueueReader.Read(session, item, guarded.Contains(item.MessageId)));
        });
    }

    /// <summary>Counts the whole queue.</summary>
    /// <param name="by">Account of the nurse who looks.</param>
    public NurseCounts Count(string by) => database.Read(session =>
    {
        var byUrgency = Enum.GetValues<Urgency>().ToDictionary(u => u, _ => 0L);
        (long free, long late, long mine, long meant) = (0, 0, 0, 0);
        foreach ((Urgency urgency, long all, long waiting, long past, long held, long assigned) in session.Prepare(
            $"""
            SELECT urgency, count(*), sum(state = 'waiting'), coalesce(sum(due_at < $now), 0), sum(state = 'claimed' AND state_by = $by), coalesce(sum(state = 'waiting' AND assigned_to = $by), 0)
            FROM work_item WHERE queue = 'nurse' AND {WorkQueues.IsOpen} GROUP BY urgency
            """)
            .Set("$now", StoreTime.Write(database.Time.GetUtcNow())).Set("$by", by)
            .Rows(r => (StoredLabel.Read<Urgency>(r.GetString(0)), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5))))
        {
            byUrgency[urgency] = all;
            free += urgency == Urgency.Emergency ? waiting : 0;
            (late, mine, meant) = (late + past, mine + held, meant + assigned);
        }

        return new NurseCounts { ByUrgency = byUrgency, EmergenciesFree = free, Late = late, Mine = mine, MeantForMe = meant };
    });

    /// <summary>The nurses' item of a message's own text, or of anything in it; null where none stands there.</summary>
    public long? ItemOf(long messageId) => database.Read(session =>
        session.Prepare("SELECT w.id FROM work_item w LEFT JOIN document d ON d.id = w.document_id WHERE w.message_id = $message AND w.queue = 'nurse' ORDER BY d.part IS NOT '', w.id LIMIT 1")
            .Set("$message", messageId).Value() as long?);

    /// <summary>Means an open item for another nurse. It waits until they, or anybody, take it: clock and alarm run on, so that nothing lies with somebody who does not look.</summary>
    /// <param name="id">The item.</param>
    /// <param name="to">Account of the nurse it is meant for.</param>
    /// <param name="holder">Who had it, as the page of who assigns showed; null: nobody.</param>
    /// <param name="by">Account of who assigns.</param>
    /// <param name="note">A word to them; stored encrypted.</param>
    /// <returns>False where it is not open, or somebody else has it by now.</returns>
    public bool Assign(long id, string to, string? holder, string by, string? note) => database.Write(transaction =>
    {
        int rows = transaction.Prepare(
            """
            UPDATE work_item SET state = 'waiting', state_at = $now, state_by = $by, assigned_to = $to
            WHERE id = $id AND queue = 'nurse' AND CASE WHEN $holder IS NULL THEN state = 'waiting' ELSE state = 'claimed' AND state_by = $holder END
            """)
            .Set("$now", transaction.NowText).Set("$by", by).Set("$to", to).Set("$holder", holder).Set("$id", id).Run();
        if (rows > 0)
        {
            DecisionWriter.Write(transaction, new NurseDecision { WorkItemId = id, Action = NurseAction.Assigned, Person = to, Note = note }, by);
            transaction.Audit(by, AuditAction.WorkAssigned, "work_item", id, $"to_account={UserAccounts.InAudit(transaction, to)}{(holder is null ? "" : $";from_account={UserAccounts.InAudit(transaction, holder)}")}");
        }

        return rows > 0;
    });

    /// <summary>Takes over an item that somebody else has.</summary>
    /// <param name="id">The item.</param>
    /// <param name="from">Who had it, as the nurse saw.</param>
    /// <param name="by">Account of the nurse.</param>
    /// <returns>False where that person does not have it any more.</returns>
    public bool TakeOver(long id, string from, string by) => database.Write(transaction =>
    {
        bool found = WorkQueues.SetState(transaction, id, WorkState.Claimed, WorkState.Claimed, by, from, "AND queue = 'nurse'");
        if (found)
        {
            DecisionWriter.Write(transaction, new NurseDecision { WorkItemId = id, Action = NurseAction.TakenOver, Person = from }, by);
            transaction.Audit(by, AuditAction.WorkClaimed, "work_item", id, $"from_account={UserAccounts.InAudit(transaction, from)}");
        }

        return found;
    });

    /// <summary>Writes a note on an item of the nurses' queue, open or closed.</summary>
    /// <param name="id">The item.</param>
    /// <param name="note">The note; stored encrypted.</param>
    /// <param name="by">Account of the nurse.</param>
    /// <returns>False where there is no such item.</returns>
    /// <exception cref="ArgumentException">The note is empty.</exception>
    public bool Note(long id, string note, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(note);
        return database.Write(transaction =>
        {
            if (transaction.Prepare("SELECT queue FROM work_item WHERE id = $id").Set("$id", id).Value() is not "nurse")
            {
                return false;
            }

            long decision = DecisionWriter.Write(transaction, new NurseDecision { WorkItemId = id, Action = NurseAction.Noted, Note = note }, by);
            transaction.Audit(by, AuditAction.WorkNoted, "work_item", id, string.Create(CultureInfo.InvariantCulture, $"note={decision}"));
            return true;
        });
    }
}
