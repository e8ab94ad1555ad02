using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Filing;

/// <summary>Writes what a run says about a document.</summary>
internal static class AnalysisWriter
{
    /// <summary>Writes it.</summary>
    /// <returns>Id of the analysis.</returns>
    public static long Write(WriteTransaction transaction, long documentId, long runId, DocumentAnalysis analysis)
    {
        long id = transaction.NextId("analysis");
        transaction.Prepare(
            """
            INSERT INTO analysis (id, document_id, run_id, kind, kind_confidence, kind_unsure, encounter, analysed_at)
            VALUES ($id, $document, $run, $kind, $confidence, $unsure, $encounter, $now)
            """)
            .Set("$id", id).Set("$document", documentId).Set("$run", runId).Set("$kind", Labels.Of(analysis.Kind)).SetReal("$confidence", analysis.KindConfidence.Value)
            .Set("$unsure", analysis.KindUnsure ? 1L : 0L).Set("$encounter", Labels.Of(analysis.Encounter)).Set("$now", transaction.NowText).Run();
        WriteRegions(transaction, id, analysis.Regions);
        WriteFacts(transaction, id, analysis.Facts);
        WriteMentions(transaction, id, analysis.Mentions);
        WriteIcd10(transaction, id, analysis);
        WriteUnseenQuotes(transaction, id, analysis.UnseenQuotes);
        WriteFalls(transaction, id, analysis.Falls);
        if (analysis.Triage is { } triage)
        {
            WriteTriage(transaction, id, triage);
        }

        return id;
    }

    private static void WriteRegions(WriteTransaction transaction, long id, IReadOnlyList<TextRegion> regions)
    {
        Statement insert = transaction.Prepare("INSERT INTO region (analysis_id, position, span_start, span_end, kind) VALUES ($id, $position, $start, $end, $kind)");
        for (int i = 0; i < regions.Count; i++)
        {
            insert.Set("$id", id).Set("$position", (long)i).Set("$start", (long)regions[i].Span.Start).Set("$end", (long)regions[i].Span.End)
                .Set("$kind", Labels.Of(regions[i].Kind)).Run();
        }
    }

    private static void WriteFacts(WriteTransaction transaction, long id, DocumentFacts facts)
    {
        Statement insert = transaction.Prepare("INSERT INTO fact (analysis_id, name, value, span_start, span_end) VALUES ($id, $name, $value, $start, $end)");
        foreach ((string name, string value) in FactNames.Stated(facts))
        {
            bool placed = facts.Spans.TryGetValue(name, out TextSpan span);
            insert.Set("$id", id).Set("$name", name).Set("$value", transaction.Seal("fact", id, name, value))
                .Set("$start", placed ? (long)span.Start : null).Set("$end", placed ? (long)span.End : null).Run();
        }
    }

    private static void WriteMentions(WriteTransaction transaction, long id, IReadOnlyList<Mention> mentions)
    {
        Statement insert = transaction.Prepare(
            """
            INSERT INTO mention (analysis_id, position, span_start, span_end, field, concept_key, sctid, context, confidence, section, restricted)
            VALUES ($id, $position, $start, $end, $field, $key, $sctid, $context, $confidence, $section, $restricted)
            """);
        for (int i = 0; i < mentions.Count; i++)
        {
            Mention mention = mentions[i];
            insert.Set("$id", id).Set("$position", (long)i).Set("$start", (long)mention.Span.Start).Set("$end", (long)mention.Span.End)
                .Set("$field", Labels.Of(mention.In)).Set("$key", mention.Key).Set("$sctid", mention.SnomedId == default ? null : mention.SnomedId.Value)
                .Set("$context", Labels.Of(mention.Context)).SetReal("$confidence", mention.Confidence.Value).Set("$section", mention.Section)
                .Set("$restricted", mention.Restricted ? 1L : 0L).Run();
        }
    }

    private static void WriteIcd10(WriteTransaction transaction, long id, DocumentAnalysis analysis)
    {
        for (int i = 0; i < analysis.Icd10.Count; i++)
        {
            Icd10Entry entry = analysis.Icd10[i];
            transaction.Prepare(
                """
                INSERT INTO icd10 (analysis_id, position, code, is_primary, ask, confidence, rule, restricted, question, override, warnings)
                VALUES ($id, $position, $code, $primary, $ask, $confidence, $rule, $restricted, $question, $override, $warnings)
                """)
                .Set("$id", id).Set("$position", (long)i).Set("$code", entry.Code.ToString()).Set("$primary", entry.Primary ? 1L : 0L).Set("$ask", entry.Ask ? 1L : 0L)
                .SetReal("$confidence", entry.Confidence.Value).Set("$rule", entry.Rule).Set("$restricted", entry.Restricted ? 1L : 0L).Set("$question", entry.Question)
                .Set("$override", entry.Override).Set("$warnings", string.Join('\n', entry.Warnings)).Run();
            WriteEvidence(transaction, "INSERT INTO icd10_mention (analysis_id, position, ordinal, mention_position) VALUES ($id, $position, $ordinal, $mention)", id, i, entry.Mentions);
        }

        for (int i = 0; i < analysis.Icd10LeftOut.Count; i++)
        {
            Icd10LeftOut entry = analysis.Icd10LeftOut[i];
            transaction.Prepare(
                """
                INSERT INTO icd10_left_out (analysis_id, position, code, rule, restricted, concept_key, question, candidates, override)
                VALUES ($id, $position, $code, $rule, $restricted, $key, $question, $candidates, $override)
                """)
                .Set("$id", id).Set("$position", (long)i).Set("$code", entry.Code).Set("$rule", entry.Rule).Set("$restricted", entry.Restricted ? 1L : 0L).Set("$key", entry.Key)
                .Set("$question", entry.Question).Set("$candidates", string.Join(' ', entry.Candidates)).Set("$override", entry.Override).Run();
            WriteEvidence(
                transaction, "INSERT INTO icd10_left_out_mention (analysis_id, position, ordinal, mention_position) VALUES ($id, $position, $ordinal, $mention)", id, i, entry.Mentions);
        }
    }

    private static void WriteUnseenQuotes(WriteTransaction transaction, long id, IReadOnlyList<TextSpan> quotes)
    {
        for (int i = 0; i < quotes.Count; i++)
        {
            transaction.Prepare("INSERT INTO quoted_unseen (analysis_id, position, span_start, span_end) VALUES ($id, $position, $start, $end)")
                .Set("$id", id).Set("$position", (long)i).Set("$start", (long)quotes[i].Start).Set("$end", (long)quotes[i].End).Run();
        }
    }

    private static void WriteFalls(WriteTransaction transaction, long id, IReadOnlyList<FallsTold> falls)
    {
        for (int i = 0; i < falls.Count; i++)
        {
            transaction.Prepare(
                "INSERT INTO fall (analysis_id, position, falls, since, until, told_on, span_start, span_end, field) VALUES ($id, $position, $falls, $since, $until, $told, $start, $end, $field)")
                .Set("$id", id).Set("$position", (long)i).Set("$falls", (long)falls[i].Falls).Set("$since", FactNames.WriteDay(falls[i].Since)).Set("$until", FactNames.WriteDay(falls[i].Until))
                .Set("$told", FactNames.WriteDay(falls[i].Told)).Set("$start", (long)falls[i].Span.Start).Set("$end", (long)falls[i].Span.End).Set("$field", Labels.Of(falls[i].In)).Run();
        }
    }

    private static void WriteEvidence(WriteTransaction transaction, string sql, long id, long position, IReadOnlyList<int> mentions)
    {
        Statement insert = transaction.Prepare(sql);
        for (int i = 0; i < mentions.Count; i++)
        {
            insert.Set("$id", id).Set("$position", position).Set("$ordinal", (long)i).Set("$mention", (long)mentions[i]).Run();
        }
    }

    private static void WriteTriage(WriteTransaction transaction, long id, TriageResult triage)
    {
        transaction.Prepare("INSERT INTO triage (analysis_id, urgency, category, reply_needed, confidence, language) VALUES ($id, $urgency, $category, $reply, $confidence, $language)")
            .Set("$id", id).Set("$urgency", Labels.Of(triage.Urgency)).Set("$category", triage.Category).Set("$reply", triage.ReplyNeeded ? 1L : 0L)
            .SetReal("$confidence", triage.Confidence.Value).Set("$language", triage.Facts.Language).Run();
        MessageFactRows.Write(transaction, id, triage.Facts);
        for (int i = 0; i < triage.Categories.Count; i++)
        {
            transaction.Prepare("INSERT INTO triage_category (analysis_id, position, category) VALUES ($id, $position, $category)")
                .Set("$id", id).Set("$position", (long)i).Set("$category", triage.Categories[i]).Run();
        }

        for (int i = 0; i < triage.Reasons.Count; i++)
        {
            transaction.Prepare("INSERT INTO triage_reason (analysis_id, position, reason) VALUES ($id, $position, $reason)")
                .Set("$id", id).Set("$position", (long)i).Set("$reason", triage.Reasons[i]).Run();
        }

        for (int i = 0; i < triage.RedFlags.Count; i++)
        {
            RedFlag flag = triage.RedFlags[i];
            transaction.Prepare(
                "INSERT INTO red_flag (analysis_id, position, flag_key, span_start, span_end, field) VALUES ($id, $position, $key, $start, $end, $field)")
                .Set("$id", id).Set("$position", (long)i).Set("$key", flag.Key).Set("$start", (long)flag.Evidence.Start).Set("$end", (long)flag.Evidence.End)
                .Set("$field", Labels.Of(flag.In)).Run();
        }
    }
}
