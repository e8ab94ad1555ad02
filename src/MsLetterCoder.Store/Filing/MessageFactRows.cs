using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage.Facts;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Filing;

/// <summary>What a message says beyond its urgency, as rows and back. Its language stands in triage.</summary>
internal static class MessageFactRows
{
    /// <summary>Writes it.</summary>
    public static void Write(WriteTransaction transaction, long analysisId, MessageFacts facts)
    {
        for (int i = 0; i < facts.ContactRestrictions.Count; i++)
        {
            SaidWords words = facts.ContactRestrictions[i];
            transaction.Prepare("INSERT INTO message_restriction (analysis_id, position, span_start, span_end, field) VALUES ($id, $position, $start, $end, $field)")
                .Set("$id", analysisId).Set("$position", (long)i).Set("$start", (long)words.Span.Start).Set("$end", (long)words.Span.End).Set("$field", Labels.Of(words.In)).Run();
        }

        for (int i = 0; i < facts.Events.Count; i++)
        {
            MessageEvent named = facts.Events[i];
            transaction.Prepare(
                """
                INSERT INTO message_event (analysis_id, position, kind, day, in_days, span_start, span_end, field)
                VALUES ($id, $position, $kind, $day, $inDays, $start, $end, $field)
                """)
                .Set("$id", analysisId).Set("$position", (long)i).Set("$kind", Labels.Of(named.Kind)).Set("$day", FactNames.WriteDay(named.Day)).Set("$inDays", (long?)named.InDays)
                .Set("$start", (long)named.Span.Start).Set("$end", (long)named.Span.End).Set("$field", Labels.Of(named.In)).Run();
        }

        foreach (RelapseQuestion question in facts.RelapseQuestions)
        {
            transaction.Prepare(
                "INSERT INTO relapse_question (analysis_id, topic, answer, span_start, span_end, field) VALUES ($id, $topic, $answer, $start, $end, $field)")
                .Set("$id", analysisId).Set("$topic", Labels.Of(question.Topic)).Set("$answer", Labels.Of(question.Answer)).Set("$start", (long?)question.Words?.Span.Start)
                .Set("$end", (long?)question.Words?.Span.End).Set("$field", question.Words is { } words ? Labels.Of(words.In) : null).Run();
        }
    }

    /// <summary>Reads it back.</summary>
    public static MessageFacts Read(Session session, long analysisId, string? language) => new()
    {
        ContactRestrictions = session.Prepare("SELECT span_start, span_end, field FROM message_restriction WHERE analysis_id = $id ORDER BY position").Set("$id", analysisId)
            .Rows(r => new SaidWords(Span(r.GetInt64(0), r.GetInt64(1)), StoredLabel.Read<TextField>(r.GetString(2)))),
        Events = session.Prepare("SELECT kind, day, in_days, span_start, span_end, field FROM message_event WHERE analysis_id = $id ORDER BY position").Set("$id", analysisId)
            .Rows(r => new MessageEvent
            {
                Kind = StoredLabel.Read<EventKind>(r.GetString(0)),
                Day = FactNames.ReadDay(r.GetOptionalString(1)),
                InDays = (int?)r.GetOptionalInt64(2),
                Span = Span(r.GetInt64(3), r.GetInt64(4)),
                In = StoredLabel.Read<TextField>(r.GetString(5)),
            }),
        RelapseQuestions = [.. session.Prepare("SELECT topic, answer, span_start, span_end, field FROM relapse_question WHERE analysis_id = $id").Set("$id", analysisId)
            .Rows(r => new RelapseQuestion(
                StoredLabel.Read<RelapseTopic>(r.GetString(0)),
                StoredLabel.Read<SaidAnswer>(r.GetString(1)),
                r.IsNull(2) ? null : new SaidWords(Span(r.GetInt64(2), r.GetInt64(3)), StoredLabel.Read<TextField>(r.GetString(4))))).OrderBy(q => q.Topic)],
        Language = language,
    };

    private static TextSpan Span(long start, long end) => new((int)start, (int)end);
}
