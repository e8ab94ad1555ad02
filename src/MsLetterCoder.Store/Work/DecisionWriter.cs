using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Work;

/// <summary>Writes people's decisions inside a transaction.</summary>
internal static class DecisionWriter
{
    /// <summary>Writes a coder's decision.</summary>
    public static long Write(WriteTransaction transaction, CoderDecision decision, string by)
    {
        long id = transaction.NextId("coder_decision");
        transaction.Prepare(
            """
            INSERT INTO coder_decision (id, document_id, analysis_id, action, scheme, code, replacement, span_start, span_end, note, decided_at, decided_by)
            VALUES ($id, $document, $analysis, $action, $scheme, $code, $replacement, $start, $end, $note, $now, $by)
            """)
            .Set("$id", id).Set("$document", decision.DocumentId).Set("$analysis", decision.AnalysisId).Set("$action", Labels.Of(decision.Action))
            .Set("$scheme", decision.Scheme is { } scheme ? Labels.Of(scheme) : null).Set("$code", decision.Code).Set("$replacement", decision.Replacement)
            .Set("$start", (long?)decision.Span?.Start).Set("$end", (long?)decision.Span?.End)
            .Set("$note", transaction.Seal("coder_decision", id, "note", decision.Note)).Set("$now", transaction.NowText).Set("$by", by).Run();
        return id;
    }

    /// <summary>Writes a nurse's decision.</summary>
    public static long Write(WriteTransaction transaction, NurseDecision decision, string by)
    {
        long id = transaction.NextId("nurse_decision");
        transaction.Prepare(
            """
            INSERT INTO nurse_decision (id, work_item_id, action, urgency, category, closing_urgency, outcome, note, decided_at, decided_by)
            VALUES ($id, $item, $action, $urgency, $category, $closingUrgency, $outcome, $note, $now, $by)
            """)
            .Set("$id", id).Set("$item", decision.WorkItemId).Set("$action", Labels.Of(decision.Action))
            .Set("$urgency", decision.Urgency is { } urgency ? Labels.Of(urgency) : null).Set("$category", decision.Category)
            .Set("$closingUrgency", decision.ClosingUrgency is { } closing ? Labels.Of(closing) : null).Set("$outcome", decision.Outcome is { } outcome ? Labels.Of(outcome) : null)
            .Set("$note", transaction.Seal("nurse_decision", id, "note", decision.Note))
            .Set("$now", transaction.NowText).Set("$by", by).Run();
        return id;
    }
}
