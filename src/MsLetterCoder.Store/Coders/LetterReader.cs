using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>Reads letters of the coders' queue inside a snapshot or a transaction.</summary>
internal static class LetterReader
{
    /// <summary>The item; null where it is none of the coders' queue.</summary>
    public static WorkItem? Item(Session session, long itemId) =>
        session.Query<WorkItemRow>($"{WorkItemRow.Select} WHERE id = @itemId AND queue = 'coder' AND document_id IS NOT NULL", new { itemId }) is [WorkItemRow row] ? row.ToItem() : null;

    /// <summary>The document of an item and its sheet. Once coders have begun, the analysis stays the one they began with, whatever later runs say.</summary>
    public static (DocumentRecord Document, CodingSheet Sheet) Sheet(Session session, long documentId)
    {
        List<CoderDecision> steps = CoderDecisionRow.OfDocument(session, documentId);
        DocumentRow row = session.Query<DocumentRow>($"{DocumentRow.Select} WHERE id = @documentId", new { documentId })[0];
        DocumentRecord document = StoredMessages.ReadDocument(session, row, steps.Find(s => s.AnalysisId is not null)?.AnalysisId);
        return (document, CodingSheet.Fold(document.Analysis, steps));
    }

    /// <summary>All that a coder works with.</summary>
    public static LetterOnDesk Letter(Session session, WorkItem item)
    {
        (DocumentRecord document, CodingSheet sheet) = Sheet(session, item.DocumentId!.Value);
        (string received, string? sender) = session.Prepare("SELECT received_at, from_name, from_address FROM message WHERE id = $id").Set("$id", item.MessageId).Rows(r =>
            (r.GetString(0), session.Open("message", item.MessageId, "from_name", r.IsNull(1) ? null : r.GetBytes(1)) is { Length: > 0 } name ? name
                : session.Open("message", item.MessageId, "from_address", r.IsNull(2) ? null : r.GetBytes(2))))[0];
        return new LetterOnDesk
        {
            Item = item,
            Document = document,
            Sheet = sheet,
            Versions = Versions(session, document.RunId),
            AnalysedAgain = session.Prepare("SELECT max(id) FROM analysis WHERE document_id = $id").Set("$id", document.Id).Value() is long latest && latest != document.AnalysisId,
            ReceivedAt = StoreTime.Read(received),
            Sender = sender,
        };
    }

    /// <summary>What stands behind a run.</summary>
    public static RunVersions Versions(Session session, long runId) =>
        session.Prepare("SELECT program_version, terminology_version FROM run WHERE id = $id").Set("$id", runId).Rows(r => new RunVersions
        {
            Program = r.GetString(0),
            Terminology = r.GetString(1),
            Models = session.Prepare("SELECT name, version, hash FROM run_model WHERE run_id = $id ORDER BY name").Set("$id", runId).Rows(m => new ModelVersion(m.GetString(0), m.GetString(1), m.GetString(2))),
        })[0];
}
