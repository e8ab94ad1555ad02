using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Work;

/// <summary>What people decided, apart from what the program says. Decisions are added, never changed: the last one on a code counts.</summary>
public sealed class Decisions
{
    private readonly StoreDatabase database;

    internal Decisions(StoreDatabase database) => this.database = database;

    /// <summary>Adds a coder's decision on one code. A letter is signed off with <see cref="WorkQueues.SignOff"/>.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="by">Account of the coder.</param>
    /// <exception cref="ArgumentException">It is a sign-off, or lacks its code or the replacement.</exception>
    public void Decide(CoderDecision decision, string by)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.Action == CoderAction.SignedOff || decision.Scheme is null || decision.Code is null || (decision.Action == CoderAction.Replaced) != (decision.Replacement is not null))
        {
            throw new ArgumentException("A decision on a code names its scheme and the code, and a replacement where and only where the code is replaced.", nameof(decision));
        }

        database.Write(transaction =>
        {
            DecisionWriter.Write(transaction, decision, by);
            transaction.Audit(by, AuditAction.CodeDecided, "document", decision.DocumentId, $"action={Labels.Of(decision.Action)};code={decision.Code}");
        });
    }

    /// <summary>Takes note that a nurse answered the message of a work item.</summary>
    public void Answered(long workItemId, string by, string? note) => database.Write(transaction =>
    {
        DecisionWriter.Write(transaction, new NurseDecision { WorkItemId = workItemId, Action = NurseAction.Answered, Note = note }, by);
        transaction.Audit(by, AuditAction.MessageAnswered, "work_item", workItemId);
    });

    /// <summary>Coders' decisions on a document, in order.</summary>
    public IReadOnlyList<CoderDecision> OfDocument(long documentId) => database.Read(session =>
        session.Query<CoderDecisionRow>($"{CoderDecisionRow.Select} WHERE document_id = @documentId ORDER BY id", new { documentId }).ConvertAll(row => row.ToDecision(session)));

    /// <summary>Nurses' decisions on a work item, in order.</summary>
    public IReadOnlyList<NurseDecision> OfWorkItem(long workItemId) => database.Read(session =>
        session.Query<NurseDecisionRow>($"{NurseDecisionRow.Select} WHERE work_item_id = @workItemId ORDER BY id", new { workItemId }).ConvertAll(row => row.ToDecision(session)));
}
