using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Erasure;

/// <summary>Finds what belongs to a patient or a document.</summary>
internal static class ErasureScopes
{
    /// <summary>All that is known to be the patient's: mails with a document in the record, mails from an address that is the patient's alone and in nobody else's record, second deliveries of them, and what
    /// the team sent.</summary>
    public static ErasureScope OfPatient(Session session, long patient)
    {
        if (session.Prepare("SELECT 1 FROM patient WHERE id = $id").Set("$id", patient).Value() is null)
        {
            throw new StoreException($"There is no patient {patient}.");
        }

        List<long> own = session.Prepare(
            """
            SELECT message_id FROM document WHERE patient_id = $patient
            UNION SELECT m.id FROM patient_address a JOIN message m ON m.from_hash = a.address_hash
                WHERE a.patient_id = $patient AND m.sender_check <> 'fail' AND NOT EXISTS (SELECT 1 FROM patient_address o WHERE o.address_hash = a.address_hash AND o.patient_id <> $patient)
                  AND NOT EXISTS (SELECT 1 FROM document d WHERE d.message_id = m.id AND d.patient_id <> $patient)
            UNION SELECT incoming_id FROM sent_mail WHERE patient_id = $patient AND incoming_id IS NOT NULL
            """)
            .Set("$patient", patient).Rows(r => r.GetInt64(0));
        List<long> all = WithCopies(session, own);
        List<long> shared = all.FindAll(id =>
            session.Prepare("SELECT 1 FROM document WHERE message_id = $id AND patient_id <> $patient LIMIT 1").Set("$id", id).Set("$patient", patient).Value() is not null);
        List<long> documents = session.Prepare("SELECT id, message_id FROM document WHERE patient_id = $patient ORDER BY id").Set("$patient", patient)
            .Rows(r => (Id: r.GetInt64(0), Message: r.GetInt64(1))).FindAll(d => shared.Contains(d.Message)).ConvertAll(d => d.Id);
        List<long> messages = all.FindAll(id => !shared.Contains(id));
        return Told(session, new ErasureScope
        {
            PatientId = patient,
            Messages = messages,
            Documents = WithAttached(session, documents),
            Unsure = session.Prepare(
                """
                SELECT d.message_id FROM patient_match p JOIN document d ON d.id = p.document_id WHERE p.patient_id = $patient AND p.status <> 'confirmed'
                UNION SELECT m.id FROM patient_address a JOIN message m ON m.from_hash = a.address_hash WHERE a.patient_id = $patient
                """)
                .Set("$patient", patient).Rows(r => r.GetInt64(0)).FindAll(id => !all.Contains(id)),
        });
    }

    /// <summary>A document with what is attached to it; the whole mail, with its second deliveries, where nothing else of it stays.</summary>
    public static ErasureScope OfDocument(Session session, long document)
    {
        if (session.Prepare("SELECT message_id FROM document WHERE id = $id").Set("$id", document).Value() is not long message)
        {
            throw new StoreException($"There is no document {document}.");
        }

        List<long> documents = WithAttached(session, [document]);
        long all = (long)session.Prepare("SELECT count(*) FROM document WHERE message_id = $id").Set("$id", message).Value()!;
        List<long> copies = WithCopies(session, [message]);
        return Told(session, documents.Count == all
            ? new ErasureScope { Messages = copies, Documents = [] }
            : new ErasureScope { Messages = copies.FindAll(id => id != message), Documents = documents });
    }

    /// <summary>Mails with their second deliveries, and with what the team sent in answer and came in by the mailbox too; each once, in order.</summary>
    public static List<long> WithCopies(Session session, IEnumerable<long> messages)
    {
        var all = new SortedSet<long>(messages);
        var next = new Queue<long>(all);
        while (next.TryDequeue(out long id))
        {
            foreach (long copy in session.Prepare(
                "SELECT id FROM message WHERE duplicate_of = $id UNION SELECT incoming_id FROM sent_mail WHERE answers = $id AND incoming_id IS NOT NULL").Set("$id", id).Rows(r => r.GetInt64(0)))
            {
                if (all.Add(copy))
                {
                    next.Enqueue(copy);
                }
            }
        }

        return [.. all];
    }

    private static List<long> WithAttached(Session session, IEnumerable<long> documents)
    {
        var all = new SortedSet<long>(documents);
        var next = new Queue<long>(all);
        while (next.TryDequeue(out long id))
        {
            foreach (long attached in session.Prepare("SELECT id FROM document WHERE parent_id = $id").Set("$id", id).Rows(r => r.GetInt64(0)))
            {
                if (all.Add(attached))
                {
                    next.Enqueue(attached);
                }
            }
        }

        return [.. all];
    }

    /// <summary>Adds where else it lies: mailboxes and backups.</summary>
    private static ErasureScope Told(Session session, ErasureScope scope)
    {
        var originals = new List<(string, string)>();
        string? since = null;
        foreach (long id in scope.Messages.Concat(scope.Documents.Select(d => (long)session.Prepare("SELECT message_id FROM document WHERE id = $id").Set("$id", d).Value()!)).Distinct())
        {
            (string source, byte[] identity, string stored) = session.Prepare("SELECT b.source, m.identity, m.stored_at FROM message m JOIN mailbox b ON b.id = m.mailbox_id WHERE m.id = $id").Set("$id", id)
                .Rows(r => (r.GetString(0), r.GetBytes(1), r.GetString(2)))[0];
            originals.Add((source, session.Cipher.OpenText("message", id, "identity", identity)));
            since = since is null || string.CompareOrdinal(stored, since) < 0 ? stored : since;
        }

        since ??= scope.PatientId is { } patient ? session.Prepare("SELECT created_at FROM patient WHERE id = $id").Set("$id", patient).Value() as string : null;
        return scope with
        {
            Originals = originals,
            Backups = since is null ? [] : session.Prepare("SELECT at FROM audit WHERE action = 'backup_made' AND at >= $since ORDER BY id").Set("$since", since).Rows(r => StoreTime.Read(r.GetString(0))),
        };
    }
}
