using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Work;

/// <summary>Decides which queues a filed mail enters, and writes the work items.</summary>
internal sealed class WorkPlan(WriteTransaction transaction, MessageInHand message)
{
    private readonly List<long> added = [];

    /// <summary>Ids of the items added so far.</summary>
    public IReadOnlyList<long> Added => added;

    /// <summary>Queues a document by its kind and flags.</summary>
    public void Document(long documentId, DocumentAnalysis analysis)
    {
        bool flagged = analysis.Triage is { RedFlags.Count: > 0 };
        DateOnly? eventDay = analysis.Triage?.Facts.FirstEvent;
        if (message.IsHistory)
        {
            if (flagged && !message.Seen)
            {
                Add(Desk.Nurse, WorkReason.RedFlagHistory, AtLeastSoon(analysis), documentId, null, eventDay);
            }

            return;
        }

        if (analysis.Kind == DocumentKind.ClinicLetter)
        {
            Add(Desk.Coder, WorkReason.Letter, null, documentId, null);
            LetterDoubt.Write(transaction, documentId, analysis);
        }

        if (analysis.KindUnsure)
        {
            Add(Desk.Nurse, WorkReason.KindUnsure, AtLeastSoon(analysis), documentId, null, eventDay);
        }
        else if (analysis.Kind == DocumentKind.PatientMessage)
        {
            Add(Desk.Nurse, WorkReason.Message, analysis.Triage?.Urgency ?? Urgency.Soon, documentId, null, eventDay);
        }
        else if (flagged && analysis.Kind == DocumentKind.Other)
        {
            Add(Desk.Nurse, WorkReason.RedFlag, AtLeastSoon(analysis), documentId, null, eventDay);
        }
    }

    /// <summary>Queues what could not be read. History that somebody has read in the mailbox needs nobody. An item that stands already, since it was tried before, gets the new reason.</summary>
    public void Unreadable(long quarantineId, UnreadableKind kind)
    {
        if (message.IsHistory && message.Seen)
        {
            return;
        }

        WorkReason reason = message.IsHistory ? WorkReason.UnreadableHistory : ReasonOf(kind);
        transaction.Prepare("UPDATE work_item SET reason = $reason WHERE quarantine_id = $quarantine AND reason <> $reason AND (state IN ('waiting', 'claimed') OR state_by = 'worker')")
            .Set("$reason", Labels.Of(reason)).Set("$quarantine", quarantineId).Run();
        Add(Desk.Nurse, reason, Urgency.Soon, null, quarantineId);
    }

    /// <summary>Queues a mail that the program failed on again and again.</summary>
    public void Parked()
    {
        if (!message.IsHistory || !message.Seen)
        {
            Add(Desk.Nurse, message.IsHistory ? WorkReason.UnreadableHistory : WorkReason.Parked, Urgency.Soon, null, null);
        }
    }

    /// <summary>Closes items that the program itself has made needless and that nobody has taken on: what could not be read, and now is.</summary>
    public void CloseNeedless(IReadOnlyList<long> resolvedQuarantine)
    {
        const string close = "UPDATE work_item SET state = 'closed', state_at = $now, state_by = 'worker' WHERE state = 'waiting' AND message_id = $message";
        transaction.Prepare($"{close} AND document_id IS NULL AND quarantine_id IS NULL").Set("$now", transaction.NowText).Set("$message", message.Id).Run();
        foreach (long id in resolvedQuarantine)
        {
            transaction.Prepare($"{close} AND quarantine_id = $quarantine").Set("$now", transaction.NowText).Set("$message", message.Id).Set("$quarantine", id).Run();
        }
    }

    private static WorkReason ReasonOf(UnreadableKind kind) => kind switch
    {
        UnreadableKind.Encrypted => WorkReason.Encrypted,
        UnreadableKind.WaitingForTool => WorkReason.WaitingForTool,
        _ => WorkReason.Unreadable,
    };

    private static Urgency AtLeastSoon(DocumentAnalysis analysis) => analysis.Triage is { Urgency: > Urgency.Soon } triage ? triage.Urgency : Urgency.Soon;

    /// <summary>An item stands once; one that the program itself had closed is opened again.</summary>
    private void Add(Desk queue, WorkReason reason, Urgency? urgency, long? documentId, long? quarantineId, DateOnly? eventDay = null)
    {
        long id = transaction.NextId("work_item");
        object? written = transaction.Prepare(
            """
            INSERT INTO work_item (id, queue, reason, message_id, document_id, quarantine_id, urgency, due_at, state, created_at, state_at, state_by)
            VALUES ($id, $queue, $reason, $message, $document, $quarantine, $urgency, $due, 'waiting', $now, $now, 'worker')
            ON CONFLICT DO UPDATE SET state = 'waiting', state_at = $now WHERE state = 'closed' AND state_by = 'worker'
            RETURNING id
            """)
            .Set("$id", id).Set("$queue", Labels.Of(queue)).Set("$reason", Labels.Of(reason)).Set("$message", message.Id).Set("$document", documentId)
            .Set("$quarantine", quarantineId).Set("$urgency", urgency is { } known ? Labels.Of(known) : null)
            .Set("$due", urgency is { } graded ? StoreTime.Write(message.Due(transaction, graded, eventDay)) : null).Set("$now", transaction.NowText).Value();
        if (written is long item)
        {
            added.Add(item);
        }
    }
}
