using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Erasure;

/// <summary>Takes rows away, within a transaction: what is to go is named in a temporary table, and everything that refers to it goes with it. The audit trail stays: it holds ids and codes.</summary>
internal static class Eraser
{
    /// <summary>Set while deleted rows may still stand in free pages or the log.</summary>
    public const string CleaningDue = "erasure.cleaning_due";

    /// <summary>Names what is to go.</summary>
    public static void Mark(Session session, IEnumerable<long> messages, IEnumerable<long> documents, IEnumerable<long> patients)
    {
        session.Execute("CREATE TEMP TABLE IF NOT EXISTS gone (kind TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID");
        session.Execute("DELETE FROM temp.gone");
        foreach ((string kind, IEnumerable<long> ids) in new[] { ("message", messages), ("document", documents), ("patient", patients) })
        {
            foreach (long id in ids)
            {
                session.Prepare($"INSERT OR IGNORE INTO {Cascade.Gone} (kind, id) VALUES ($kind, $id)").Set("$kind", kind).Set("$id", id).Run();
            }
        }
    }

    /// <summary>How many rows of each table would go.</summary>
    public static Dictionary<string, long> Count(Session session, Cascade cascade) => cascade.Tables
        .Select(t => (t.Table, Count: (long)session.Prepare($"SELECT count(*) FROM {t.Table} WHERE {t.Condition}").Value()!))
        .Where(t => t.Count > 0).OrderBy(t => t.Table, StringComparer.Ordinal).ToDictionary(t => t.Table, t => t.Count);

    /// <summary>Removes what is marked.</summary>
    /// <returns>Rows that went, by table.</returns>
    public static Dictionary<string, long> Remove(WriteTransaction transaction, Cascade cascade, ErasureReason reason, string? reference, string by)
    {
        List<long> messages = Marked(transaction, "message");
        List<long> shared = transaction.Prepare($"SELECT DISTINCT message_id FROM document WHERE id IN (SELECT id FROM {Cascade.Gone} WHERE kind = 'document')")
            .Rows(r => r.GetInt64(0)).FindAll(id => !messages.Contains(id));
        foreach (long id in shared)
        {
            RemoveFromShared(transaction, id);
        }

        ErasedMail.Remember(transaction);
        Mend(transaction);
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach ((string table, string condition) in cascade.Tables)
        {
            if (transaction.Prepare($"DELETE FROM {table} WHERE {condition}").Run() is > 0 and int removed)
            {
                rows[table] = removed;
            }
        }

        string why = $"reason={Labels.Of(reason)}{(reference is null ? "" : $";reference={reference}")}";
        Note("message", AuditAction.MessageErased);
        Note("document", AuditAction.DocumentErased);
        Note("patient", AuditAction.PatientErased);
        transaction.Prepare("INSERT INTO setting (name, value, changed_at, changed_by) VALUES ($name, 'yes', $now, $by) ON CONFLICT (name) DO UPDATE SET value = 'yes', changed_at = $now, changed_by = $by")
            .Set("$name", CleaningDue).Set("$now", transaction.NowText).Set("$by", by).Run();
        return rows;

        void Note(string kind, AuditAction action)
        {
            foreach (long id in Marked(transaction, kind))
            {
                transaction.Audit(by, action, kind, id, why);
            }
        }
    }

    private static List<long> Marked(WriteTransaction transaction, string kind) =>
        transaction.Prepare($"SELECT id FROM {Cascade.Gone} WHERE kind = $kind ORDER BY id").Set("$kind", kind).Rows(r => r.GetInt64(0));

    /// <summary>A mail that stays loses its bytes, which hold all its documents; and its subject, headers and sender where its own text goes.</summary>
    private static void RemoveFromShared(WriteTransaction transaction, long message)
    {
        transaction.Prepare("DELETE FROM message_raw WHERE message_id = $id").Set("$id", message).Run();
        transaction.Prepare(
            $"""
            UPDATE message SET subject = NULL, headers = NULL, from_name = NULL, from_address = NULL, from_hash = NULL, body_hash = NULL
            WHERE id = $id AND EXISTS (SELECT 1 FROM document d WHERE d.message_id = $id AND d.part = '' AND d.id IN (SELECT id FROM {Cascade.Gone} WHERE kind = 'document'))
            """).Set("$id", message).Run();
    }

    /// <summary>References of what stays to what goes.</summary>
    private static void Mend(WriteTransaction transaction)
    {
        const string going = $"(SELECT id FROM {Cascade.Gone} WHERE kind = 'message')";
        transaction.Prepare($"UPDATE message SET looks_like = NULL WHERE looks_like IN {going} AND id NOT IN {going}").Run();
        foreach ((long old, long next, long left) in transaction.Prepare(
            $"SELECT thread_id, min(id), count(*) FROM message WHERE thread_id IN {going} AND id NOT IN {going} GROUP BY thread_id").Rows(r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2))))
        {
            transaction.Prepare($"UPDATE message SET thread_id = $next WHERE thread_id = $old AND id NOT IN {going}").Set("$next", left > 1 ? next : null).Set("$old", old).Run();
            transaction.Prepare("UPDATE sent_mail SET thread_id = $next WHERE thread_id = $old").Set("$next", next).Set("$old", old).Run();
        }

        transaction.Prepare($"UPDATE sent_mail SET thread_id = NULL WHERE thread_id IN {going}").Run();
        // A document of somebody else that might have been the patient's is nobody's again.
        transaction.Prepare($"UPDATE patient_match SET status = 'unverified', patient_id = NULL, score = 0 WHERE patient_id IN (SELECT id FROM {Cascade.Gone} WHERE kind = 'patient') AND status <> 'confirmed'").Run();
    }
}
