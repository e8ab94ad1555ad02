using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Work;

/// <summary>What nurses' grades say of the program's.</summary>
public sealed class Feedback
{
    private readonly StoreDatabase database;

    internal Feedback(StoreDatabase database) => this.database = database;

    /// <summary>Messages that a nurse graded or closed, in order of the decision.</summary>
    public IReadOnlyList<GradedMessage> Graded() => database.Read(Graded);

    /// <summary>Messages to which a nurse gave an urgency, with their words; one that was merely closed teaches nothing, since silence is no agreement.</summary>
    public IReadOnlyList<LabelledMessage> Examples() => database.Read(session => Graded(session).Where(g => g.Nurse is not null).Select(graded =>
        session.Prepare("SELECT text, subject, text_hash FROM document WHERE id = $id").Set("$id", graded.DocumentId).Rows(r => new LabelledMessage(
            graded,
            session.Cipher.OpenText("document", graded.DocumentId, "text", r.GetBytes(0)),
            r.IsNull(1) ? null : session.Cipher.OpenText("document", graded.DocumentId, "subject", r.GetBytes(1)),
            Convert.ToHexStringLower(r.GetBytes(2))))[0]).ToList());

    private static List<GradedMessage> Graded(Session session)
    {
        // The first analysis gave the item its urgency; unsure kinds and flags in other documents are queued no lower than 'soon'.
        List<GradedMessage> graded = session.Prepare(
            """
            SELECT w.id, w.document_id,
                   CASE WHEN w.reason <> 'message' AND t.urgency IN ('record_only', 'routine') THEN 'soon' ELSE t.urgency END, t.category, t.reply_needed,
                   (SELECT coalesce(n.closing_urgency, n.urgency) FROM nurse_decision n WHERE n.work_item_id = w.id AND coalesce(n.closing_urgency, n.urgency) IS NOT NULL ORDER BY n.id DESC LIMIT 1),
                   (SELECT n.category FROM nurse_decision n WHERE n.work_item_id = w.id AND n.category IS NOT NULL ORDER BY n.id DESC LIMIT 1),
                   (SELECT n.outcome FROM nurse_decision n WHERE n.work_item_id = w.id AND n.outcome IS NOT NULL ORDER BY n.id DESC LIMIT 1),
                   w.state = 'closed',
                   (SELECT max(n.decided_at) FROM nurse_decision n WHERE n.work_item_id = w.id AND n.action IN ('regraded', 'closed')),
                   (SELECT coalesce(group_concat(f.flag_key, ' '), '') FROM red_flag f WHERE f.analysis_id = a.id),
                   a.kind = 'patient_message'
            FROM work_item w
            JOIN analysis a ON a.id = (SELECT min(b.id) FROM analysis b WHERE b.document_id = w.document_id)
            JOIN triage t ON t.analysis_id = a.id
            WHERE w.queue = 'nurse' AND EXISTS (SELECT 1 FROM nurse_decision n WHERE n.work_item_id = w.id AND n.action IN ('regraded', 'closed'))
            """)
            .Rows(r => new GradedMessage
            {
                WorkItemId = r.GetInt64(0),
                DocumentId = r.GetInt64(1),
                IsMessage = r.GetInt64(11) != 0,
                Program = StoredLabel.Read<Urgency>(r.GetString(2)),
                ProgramCategory = r.GetString(3),
                ProgramReplyNeeded = r.GetInt64(4) != 0,
                Nurse = StoredLabel.ReadOptional<Urgency>(r.GetOptionalString(5)),
                NurseCategory = r.GetOptionalString(6),
                Outcome = StoredLabel.ReadOptional<CloseOutcome>(r.GetOptionalString(7)),
                Closed = r.GetInt64(8) != 0,
                DecidedAt = StoreTime.Read(r.GetString(9)),
                RedFlags = [.. r.GetString(10).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()],
            });
        return [.. graded.OrderBy(g => g.DecidedAt).ThenBy(g => g.WorkItemId)];
    }
}
