using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Work;

/// <summary>What people decided, apart from what the program says. Decisions are added, never changed. Coders' are written by <see cref="Coders.CodingDesk"/>.</summary>
public sealed class Decisions
{
    private readonly StoreDatabase database;

    internal Decisions(StoreDatabase database) => this.database = database;

    /// <summary>Takes note that a nurse answered the message of a work item.</summary>
    public void Answered(long workItemId, string by, string? note) => database.Write(transaction =>
    {
        DecisionWriter.Write(transaction, new NurseDecision { WorkItemId = workItemId, Action = NurseAction.Answered, Note = note }, by);
        transaction.Audit(by, AuditAction.MessageAnswered, "work_item", workItemId);
    });

    /// <summary>Coders' decisions on a document, in order.</summary>
    public IReadOnlyList<CoderDecision> OfDocument(long documentId) => database.Read(session => CoderDecisionRow.OfDocument(session, documentId));

    /// <summary>Nurses' decisions on a work item, in order.</summary>
    public IReadOnlyList<NurseDecision> OfWorkItem(long workItemId) => database.Read(session =>
        session.Query<NurseDecisionRow>($"{NurseDecisionRow.Select} WHERE work_item_id = @workItemId ORDER BY id", new { workItemId }).ConvertAll(row => row.ToDecision(session)));
}
