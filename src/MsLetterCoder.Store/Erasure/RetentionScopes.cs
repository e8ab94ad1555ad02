using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Erasure;

/// <summary>Finds what is past its time. Open work, mail on its way, mail not yet read and words of a contact restriction in force are never past it.</summary>
internal static class RetentionScopes
{
    /// <summary>All of it.</summary>
    public static RetentionScope Find(Session session, RetentionRules rules, DateTimeOffset now)
    {
        List<(long Id, string Kind, bool Held)> mails = Past(session, rules, now);
        List<long> Of(string kind) => mails.FindAll(m => m.Kind == kind && !m.Held).ConvertAll(m => m.Id);
        return new RetentionScope(Of("letter"), Of("message"), Of("other"), Patients(session, rules, now), mails.Count(m => m.Held));
    }

    /// <summary>The mails of it.</summary>
    public static List<(long Id, string Kind, bool Held)> Mails(Session session, RetentionRules rules, DateTimeOffset now) => Past(session, rules, now).FindAll(m => !m.Held);

    /// <summary>The patients of it: nothing stored is theirs or may be theirs, no restriction of the record stands.</summary>
    public static List<long> Patients(Session session, RetentionRules rules, DateTimeOffset now) => rules.Patients is not { } months ? [] : session.Prepare(
        """
        SELECT p.id FROM patient p WHERE p.created_at <= $before
          AND NOT EXISTS (SELECT 1 FROM document d WHERE d.patient_id = p.id) AND NOT EXISTS (SELECT 1 FROM patient_match m WHERE m.patient_id = p.id)
          AND NOT EXISTS (SELECT 1 FROM sent_mail s WHERE s.patient_id = p.id) AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.patient_id = p.id)
          AND NOT EXISTS (SELECT 1 FROM contact_restriction c WHERE c.patient_id = p.id AND c.lifted_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM guarded_record g WHERE g.patient_id = p.id AND g.lifted_at IS NULL)
        ORDER BY p.id
        """)
        .Set("$before", StoreTime.Write(now.AddMonths(-months))).Rows(r => r.GetInt64(0));

    private static List<(long Id, string Kind, bool Held)> Past(Session session, RetentionRules rules, DateTimeOffset now) => session.Prepare(
        """
        WITH mail AS (
            SELECT m.id, m.received_at, (SELECT max(w.state_at) FROM work_item w WHERE w.message_id = m.id) AS done_at,
                CASE WHEN EXISTS (SELECT 1 FROM document d JOIN current_analysis a ON a.document_id = d.id WHERE d.message_id = m.id AND a.kind = 'clinic_letter') THEN 'letter'
                     WHEN EXISTS (SELECT 1 FROM document d JOIN current_analysis a ON a.document_id = d.id WHERE d.message_id = m.id AND a.kind = 'patient_message')
                       OR EXISTS (SELECT 1 FROM work_item w WHERE w.message_id = m.id AND w.queue = 'nurse') THEN 'message'
                     ELSE 'other' END AS kind
            FROM message m
            WHERE m.state IN ('done', 'quarantined', 'parked') AND m.duplicate_of IS NULL AND m.received_at <= $latest
              AND NOT EXISTS (SELECT 1 FROM work_item w WHERE w.message_id = m.id AND w.state IN ('waiting', 'claimed'))
              AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.answers = m.id AND o.state IN ('waiting', 'sending')))
        SELECT id, kind, EXISTS (SELECT 1 FROM contact_restriction c JOIN document d ON d.id = c.document_id WHERE d.message_id = mail.id AND c.lifted_at IS NULL)
        FROM mail
        WHERE max(received_at, coalesce(done_at, '')) <= CASE kind WHEN 'letter' THEN $letters WHEN 'message' THEN $messages ELSE $others END
        ORDER BY id
        """)
        .Set("$letters", Before(rules.Letters, now)).Set("$messages", Before(rules.Messages, now)).Set("$others", Before(rules.Others, now))
        .Set("$latest", new[] { rules.Letters, rules.Messages, rules.Others }.Max(m => Before(m, now)))
        .Rows(r => (r.GetInt64(0), r.GetString(1), r.GetInt64(2) != 0));

    /// <summary>The moment before which it is past its time; null compares with nothing.</summary>
    private static string? Before(int? months, DateTimeOffset now) => months is { } kept ? StoreTime.Write(now.AddMonths(-kept)) : null;
}
