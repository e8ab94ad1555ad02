using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Work;

/// <summary>Writes people's decisions inside a transaction.</summary>
internal static class DecisionWriter
{
    /// <summary>Writes a step of a coder; version and batch are the caller's.</summary>
    /// <returns>Its id.</returns>
    public static long Write(WriteTransaction transaction, CoderDecision decision, string by)
    {
        long id = transaction.NextId("coder_decision");
        transaction.Prepare(
            """
            INSERT INTO coder_decision (id, document_id, version, batch, analysis_id, action, entry, scheme, code, concept_key, replacement, replacement_key, context, span_start, span_end, field, position,
                                        undoes, note, decided_at, decided_by)
            VALUES ($id, $document, $version, $batch, $analysis, $action, $entry, $scheme, $code, $key, $replacement, $replacementKey, $context, $start, $end, $field, $position, $undoes, $note, $now, $by)
            """)
            .Set("$id", id).Set("$document", decision.DocumentId).Set("$version", decision.Version).Set("$batch", decision.Batch).Set("$analysis", decision.AnalysisId)
            .Set("$action", Labels.Of(decision.Action)).Set("$entry", decision.Entry).Set("$scheme", decision.Scheme is { } scheme ? Labels.Of(scheme) : null).Set("$code", decision.Code)
            .Set("$key", decision.Key).Set("$replacement", decision.Replacement).Set("$replacementKey", decision.ReplacementKey)
            .Set("$context", decision.Context is { } context ? Labels.Of(context) : null).Set("$start", (long?)decision.Span?.Start).Set("$end", (long?)decision.Span?.End)
            .Set("$field", decision.In is { } field ? Labels.Of(field) : null).Set("$position", (long?)decision.Position).Set("$undoes", decision.Undoes)
            .Set("$note", transaction.Seal("coder_decision", id, "note", decision.Note)).Set("$now", transaction.NowText).Set("$by", by).Run();
        return id;
    }

    /// <summary>Writes a nurse's decision.</summary>
    public static long Write(WriteTransaction transaction, NurseDecision decision, string by)
    {
        long id = transaction.NextId("nurse_decision");
        transaction.Prepare(
            """
            INSERT INTO nurse_decision (id, work_item_id, action, urgency, category, closing_urgency, outcome, person, note, decided_at, decided_by)
            VALUES ($id, $item, $action, $urgency, $category, $closingUrgency, $outcome, $person, $note, $now, $by)
            """)
            .Set("$id", id).Set("$item", decision.WorkItemId).Set("$action", Labels.Of(decision.Action))
            .Set("$urgency", decision.Urgency is { } urgency ? Labels.Of(urgency) : null).Set("$category", decision.Category)
            .Set("$closingUrgency", decision.ClosingUrgency is { } closing ? Labels.Of(closing) : null).Set("$outcome", decision.Outcome is { } outcome ? Labels.Of(outcome) : null)
            .Set("$person", decision.Person).Set("$note", transaction.Seal("nurse_decision", id, "note", decision.Note))
            .Set("$now", transaction.NowText).Set("$by", by).Run();
        return id;
    }
}
