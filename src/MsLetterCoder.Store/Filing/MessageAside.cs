using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Filing;

/// <summary>Puts mails aside that cannot be filed now, each where a person sees it, and takes them up again. Each method is one transaction. Reasons are words for a person without text of any
/// mail.</summary>
public sealed class MessageAside
{
    private readonly StoreDatabase database;

    internal MessageAside(StoreDatabase database) => this.database = database;

    /// <summary>Puts a mail aside that cannot be read at all; it enters the nurses' queue.</summary>
    /// <exception cref="StoreException">There is no such message.</exception>
    public void Quarantine(long messageId, Unreadable unreadable)
    {
        ArgumentNullException.ThrowIfNull(unreadable);
        database.Write(transaction => Quarantine(transaction, messageId, unreadable));
    }

    /// <summary>Puts a mail aside of which nothing can be read until an outside tool is there; it enters the nurses' queue. Where a part only waits, the rest is filed (<see cref="MessageFiling"/>).</summary>
    /// <exception cref="StoreException">There is no such message.</exception>
    public void Wait(long messageId, string reason) =>
        database.Write(transaction =>
            SetAside(transaction, messageId, PipelineState.Waiting, new Unreadable(UnreadableKind.WaitingForTool, reason), AuditAction.MessageWaiting));

    /// <summary>Puts a mail aside on which the program failed again and again; it enters the nurses' queue.</summary>
    /// <exception cref="StoreException">There is no such message.</exception>
    public void Park(long messageId, string reason) => database.Write(transaction =>
    {
        MessageInHand message = MessageInHand.Load(transaction, messageId);
        if (message.State == PipelineState.Done)
        {
            return;
        }

        MessageInHand.SetState(transaction, messageId, PipelineState.Parked, reason);
        new WorkPlan(transaction, message).Parked();
        transaction.Audit("worker", AuditAction.MessageParked, "message", messageId);
    });

    /// <summary>Takes note of a failure that may pass: the mail is handed out again from then on.</summary>
    /// <returns>How often it has failed by now.</returns>
    public int Postpone(long messageId, string reason, DateTimeOffset until) => database.Write(transaction =>
        transaction.Prepare(
            """
            UPDATE message SET attempts = attempts + 1, next_attempt_at = $until, state_reason = $reason
            WHERE id = $id AND state IN ('received', 'read')
            RETURNING attempts
            """)
            .Set("$until", StoreTime.Write(until)).Set("$reason", reason).Set("$id", messageId).Value() is long attempts
                ? (int)attempts
                : throw new StoreException($"There is no message {messageId} that waits to be read."));

    /// <summary>Hands mails that waited for an outside tool out again.</summary>
    /// <returns>How many.</returns>
    public int ReleaseWaiting() => database.Write(transaction =>
    {
        int released = transaction.Prepare("UPDATE message SET state = 'received', state_at = $now, state_reason = NULL WHERE state = 'waiting'").Set("$now", transaction.NowText).Run();
        if (released > 0)
        {
            transaction.Audit("worker", AuditAction.WaitingReleased, detail: string.Create(CultureInfo.InvariantCulture, $"count={released}"));
        }

        return released;
    });

    /// <summary>Hands a quarantined or parked mail out again, its failures forgotten.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="by">Account of who asked for it.</param>
    /// <returns>False where it was neither, or where the store does not have its bytes.</returns>
    public bool Retry(long messageId, string by) => database.Write(transaction =>
    {
        bool found = transaction.Prepare(
            """
            UPDATE message SET state = 'received', state_at = $now, state_reason = NULL, attempts = 0, next_attempt_at = NULL
            WHERE id = $id AND state IN ('quarantined', 'parked') AND EXISTS (SELECT 1 FROM message_raw WHERE message_id = $id)
            """)
            .Set("$now", transaction.NowText).Set("$id", messageId).Run() > 0;
        if (found)
        {
            transaction.Audit(by, AuditAction.MessageRetried, "message", messageId);
        }

        return found;
    });

    /// <summary>A person has dealt with something that could not be read: it leaves quarantine, and its work item is closed unless that is to stay.</summary>
    /// <param name="quarantineId">What.</param>
    /// <param name="by">Account of the person.</param>
    /// <param name="keepWork">True: the nurses' item stays until a nurse closes it.</param>
    /// <returns>False where it was released before.</returns>
    public bool Release(long quarantineId, string by, bool keepWork = false) => database.Write(transaction =>
    {
        bool found = transaction.Prepare("UPDATE quarantine SET released_at = $now, released_by = $by WHERE id = $id AND released_at IS NULL")
            .Set("$now", transaction.NowText).Set("$by", by).Set("$id", quarantineId).Run() > 0;
        if (found && !keepWork)
        {
            transaction.Prepare("UPDATE work_item SET state = 'closed', state_at = $now, state_by = $by WHERE quarantine_id = $id AND state IN ('waiting', 'claimed')")
                .Set("$now", transaction.NowText).Set("$by", by).Set("$id", quarantineId).Run();
        }

        if (found)
        {
            transaction.Audit(by, AuditAction.QuarantineReleased, "quarantine", quarantineId);
        }

        return found;
    });

    /// <summary>As the public method, within a transaction.</summary>
    internal static void Quarantine(WriteTransaction transaction, long messageId, Unreadable unreadable) =>
        SetAside(transaction, messageId, PipelineState.Quarantined, unreadable, AuditAction.MessageQuarantined);

    private static void SetAside(WriteTransaction transaction, long messageId, PipelineState state, Unreadable unreadable, AuditAction action)
    {
        MessageInHand message = MessageInHand.Load(transaction, messageId);
        if (message.State == PipelineState.Done)
        {
            return;
        }

        var plan = new WorkPlan(transaction, message);
        plan.CloseNeedless([]);
        plan.Unreadable(QuarantineWriter.Write(transaction, messageId, new UnreadablePart { Part = "", Unreadable = unreadable }), unreadable.Kind);
        MessageInHand.SetState(transaction, messageId, state, unreadable.Reason);
        transaction.Audit("worker", action, "message", messageId, $"kind={Labels.Of(unreadable.Kind)}");
    }
}
