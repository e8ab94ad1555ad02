using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Work;

/// <summary>The queues in which coders and nurses find their work. Nothing leaves a queue unless a person, or the reading of what could not be read before, takes it out.</summary>
public sealed class WorkQueues
{
    /// <summary>What is past its limit or shortly will be comes first, and an emergency is always that; then the most urgent, then what is due first.</summary>
    internal const string BySoonest =
        "ORDER BY due_at IS NOT NULL AND due_at <= @shortly OR urgency IS 'emergency' DESC, " +
        "CASE urgency WHEN 'emergency' THEN 0 WHEN 'same_day' THEN 1 WHEN 'soon' THEN 2 WHEN 'routine' THEN 3 ELSE 4 END, due_at IS NULL, due_at, id";

    /// <summary>What is open, but for history that nobody has accepted.</summary>
    internal const string IsOpen =
        """
        state IN ('waiting', 'claimed')
          AND (reason NOT IN ('red_flag_history', 'unreadable_history')
               OR EXISTS (SELECT 1 FROM message m JOIN mailbox b ON b.id = m.mailbox_id WHERE m.id = work_item.message_id AND b.history_accepted_at IS NOT NULL))
        """;

    private readonly StoreDatabase database;
    private readonly TimeSpan dueShortly;

    internal WorkQueues(StoreDatabase database, TimeSpan dueShortly)
    {
        this.database = database;
        this.dueShortly = dueShortly;
    }

    /// <summary>What is waiting or claimed in a queue: what is past its limit or shortly will be (<see cref="StoreOptions.DueShortly"/>) first, then the most urgent, then what is due first. History that nobody has accepted stands apart (<see cref="HistoryList"/>).</summary>
    public IReadOnlyList<WorkItem> Open(Desk queue, int max) => database.Read(session => session.Query<WorkItemRow>(
        $"""
        {WorkItemRow.Select}
        WHERE queue = @queue AND {IsOpen}
        {BySoonest} LIMIT @max
        """,
        new { queue = Labels.Of(queue), max, shortly = Shortly() }).ConvertAll(row => row.ToItem()));

    /// <summary>What a mailbox's unread history holds for a nurse, as long as nobody has accepted it: no clock runs yet.</summary>
    public IReadOnlyList<WorkItem> HistoryList(long mailboxId) => database.Read(session => session.Query<WorkItemRow>(
        $"""
        {WorkItemRow.Select}
        WHERE reason IN ('red_flag_history', 'unreadable_history') AND state IN ('waiting', 'claimed')
          AND message_id IN (SELECT m.id FROM message m JOIN mailbox b ON b.id = m.mailbox_id WHERE b.id = @mailboxId AND b.history_accepted_at IS NULL)
        {BySoonest}
        """,
        new { mailboxId, shortly = Shortly() }).ConvertAll(row => row.ToItem()));

    /// <summary>A person has seen a mailbox's history list: it joins the nurses' queue and its clocks start.</summary>
    /// <param name="mailboxId">The mailbox.</param>
    /// <param name="by">Account of the person.</param>
    /// <returns>How many items began to run; 0 where the history was accepted before.</returns>
    public int AcceptHistory(long mailboxId, string by) => database.Write(transaction =>
    {
        bool found = transaction.Prepare("UPDATE mailbox SET history_accepted_at = $now, history_accepted_by = $by WHERE id = $id AND history_accepted_at IS NULL")
            .Set("$now", transaction.NowText).Set("$by", by).Set("$id", mailboxId).Run() > 0;
        if (!found)
        {
            return 0;
        }

        DueTimes due = transaction.DueFrom(transaction.Now);
        int started = 0;
        foreach (Urgency urgency in Enum.GetValues<Urgency>())
        {
            started += transaction.Prepare(
                """
                UPDATE work_item SET due_at = $due
                WHERE reason IN ('red_flag_history', 'unreadable_history') AND state IN ('waiting', 'claimed') AND urgency = $urgency
                  AND message_id IN (SELECT id FROM message WHERE mailbox_id = $mailbox)
                """)
                .Set("$due", StoreTime.Write(due.Of(urgency))).Set("$urgency", Labels.Of(urgency)).Set("$mailbox", mailboxId).Run();
        }

        transaction.Audit(by, AuditAction.HistoryAccepted, "mailbox", mailboxId, string.Create(CultureInfo.InvariantCulture, $"items={started}"));
        return started;
    });

    /// <summary>The item of that id.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public WorkItem Get(long id) => database.Read(session =>
        session.Query<WorkItemRow>($"{WorkItemRow.Select} WHERE id = @id", new { id }) is [WorkItemRow row] ? row.ToItem() : throw new StoreException($"There is no work item {id}."));

    /// <summary>Takes an item on.</summary>
    /// <returns>False where somebody else has, or it is done with.</returns>
    public bool Claim(long id, string by) => Change(id, WorkState.Waiting, WorkState.Claimed, by, AuditAction.WorkClaimed, NurseAction.Claimed, null, null);

    /// <summary>Gives an item back.</summary>
    /// <returns>False where it is not claimed.</returns>
    public bool PutBack(long id, string by) => Change(id, WorkState.Claimed, WorkState.Waiting, by, AuditAction.WorkPutBack, NurseAction.PutBack, null, null);

    /// <summary>Closes an item that is claimed.</summary>
    /// <param name="id">The item.</param>
    /// <param name="by">Account of the person.</param>
    /// <param name="note">A note; stored encrypted.</param>
    /// <param name="closing">What became of it, and the grades that were right: labels for learning. Null: nothing is said.</param>
    /// <returns>False where it is not claimed.</returns>
    /// <exception cref="ArgumentException">The category is unknown.</exception>
    public bool Close(long id, string by, string? note, Closing? closing = null)
    {
        CheckCategory(closing?.Category);
        return Change(id, WorkState.Claimed, WorkState.Closed, by, AuditAction.WorkClosed, NurseAction.Closed, note, closing);
    }

    /// <summary>Gives an open item of the nurses' queue another urgency.</summary>
    /// <param name="id">The item.</param>
    /// <param name="urgency">The new urgency; its time limit is reckoned anew from when the message's clock started.</param>
    /// <param name="by">Account of the person.</param>
    /// <param name="note">A note; stored encrypted.</param>
    /// <param name="category">Another main category; null: it stays.</param>
    /// <returns>False where it is not open.</returns>
    /// <exception cref="ArgumentException">The category is unknown.</exception>
    public bool Regrade(long id, Urgency urgency, string by, string? note, string? category = null) => database.Write(transaction =>
    {
        CheckCategory(category);
        DateTimeOffset? due = transaction.Prepare("SELECT message_id FROM work_item WHERE id = $id").Set("$id", id).Value() is long message
            ? MessageInHand.Load(transaction, message).Due(transaction, urgency, FirstEvent(transaction, id))
            : null;
        bool found = transaction.Prepare("UPDATE work_item SET urgency = $urgency, due_at = $due WHERE id = $id AND queue = 'nurse' AND state IN ('waiting', 'claimed')")
            .Set("$urgency", Labels.Of(urgency)).Set("$due", StoreTime.Write(due)).Set("$id", id).Run() > 0;
        if (found)
        {
            DecisionWriter.Write(transaction, new NurseDecision { WorkItemId = id, Action = NurseAction.Regraded, Urgency = urgency, Category = category, Note = note }, by);
            transaction.Audit(by, AuditAction.WorkRegraded, "work_item", id, $"urgency={Labels.Of(urgency)}{(category is null ? "" : $";category={category}")}");
        }

        return found;
    });

    /// <summary>The first event that the item's document names.</summary>
    private static DateOnly? FirstEvent(WriteTransaction transaction, long itemId) => FactNames.ReadDay(transaction.Prepare(
        "SELECT min(e.day) FROM message_event e JOIN current_analysis a ON a.id = e.analysis_id JOIN work_item w ON w.document_id = a.document_id WHERE w.id = $id").Set("$id", itemId).Value() as string);

    /// <summary>Counts the open work of a queue by its limits. Unaccepted history has none.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="until">The end of what is still to be counted as due, such as the end of today.</param>
    public DueCounts CountDue(Desk queue, DateTimeOffset until) => database.Read(session => session.Prepare(
        """
        SELECT coalesce(sum(due_at < $now), 0), coalesce(sum(due_at >= $now AND due_at < $until), 0) FROM work_item
        WHERE queue = $queue AND state IN ('waiting', 'claimed') AND due_at IS NOT NULL
        """)
        .Set("$now", StoreTime.Write(database.Time.GetUtcNow())).Set("$until", StoreTime.Write(until)).Set("$queue", Labels.Of(queue))
        .Rows(r => new DueCounts(r.GetInt64(0), r.GetInt64(1)))[0]);

    /// <summary>Work due by then stands at the front of the queue.</summary>
    private string Shortly() => StoreTime.Write(database.Time.GetUtcNow() + dueShortly);

    private bool Change(long id, WorkState from, WorkState to, string by, AuditAction action, NurseAction decision, string? note, Closing? closing) => database.Write(transaction =>
    {
        // What a coder is done with is signed off, not closed.
        if (!SetState(transaction, id, from, to, by, to == WorkState.Closed ? "AND queue = 'nurse'" : ""))
        {
            return false;
        }

        if (transaction.Prepare("SELECT queue FROM work_item WHERE id = $id").Set("$id", id).Value() is "nurse")
        {
            DecisionWriter.Write(
                transaction,
                new NurseDecision { WorkItemId = id, Action = decision, Category = closing?.Category, ClosingUrgency = closing?.Urgency, Outcome = closing?.Outcome, Note = note },
                by);
        }

        transaction.Audit(by, action, "work_item", id, closing is null ? null : $"outcome={Labels.Of(closing.Outcome)}{(closing.Urgency is { } grade ? $";urgency={Labels.Of(grade)}" : "")}");
        return true;
    });

    private static void CheckCategory(string? category)
    {
        if (category is not null && !Categories.All.Contains(category))
        {
            throw new ArgumentException($"There is no category '{category}'.", nameof(category));
        }
    }

    /// <summary>Changes an item's state, where it has the one expected.</summary>
    internal static bool SetState(WriteTransaction transaction, long id, WorkState from, WorkState to, string by, string condition) => SetState(transaction, id, from, to, by, null, condition);

    /// <summary>Changes it where, besides, a certain person had it; null: whoever.</summary>
    internal static bool SetState(WriteTransaction transaction, long id, WorkState from, WorkState to, string by, string? holder, string condition) =>
        transaction.Prepare($"UPDATE work_item SET state = $to, state_at = $now, state_by = $by, assigned_to = NULL WHERE id = $id AND state = $from AND ($holder IS NULL OR state_by = $holder) {condition}")
            .Set("$to", Labels.Of(to)).Set("$now", transaction.NowText).Set("$by", by).Set("$id", id).Set("$from", Labels.Of(from)).Set("$holder", holder).Run() > 0;
}
