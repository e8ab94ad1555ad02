using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Threads;

/// <summary>Finds the threads to which a message is linked: by a Message-ID that it names, or that names it; a subject never links.</summary>
internal static class ThreadFinder
{
    /// <summary>Most ids that are looked up; the newest stand last in References.</summary>
    private const int MostReferences = 1000;

    private const string Columns = "m.id, coalesce(m.thread_id, m.id), m.from_hash, m.sender_check, (SELECT d.patient_id FROM document d WHERE d.message_id = m.id AND d.part = '')";

    /// <summary>Message-IDs that a mail names, each once, the newest last.</summary>
    public static IEnumerable<string> NamedBy(IncomingMessage mail) => mail.References.Concat(mail.InReplyTo).Distinct(StringComparer.Ordinal);

    /// <summary>Finds them.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="party">Who stands behind the message.</param>
    /// <param name="references">Keyed hashes of the Message-IDs it names, the newest last.</param>
    /// <param name="messageId">Keyed hash of its own; null where it has none.</param>
    /// <param name="self">Its id; 0 where it is not stored.</param>
    /// <returns>Numbers of the threads, each with messages of one patient at the most; and ids of what the team sent that it names.</returns>
    public static (List<long> Threads, List<long> Sent) Find(Session session, ThreadParty party, IReadOnlyList<byte[]> references, byte[]? messageId, long self)
    {
        var threads = new List<long>();
        var refused = new HashSet<long>();
        var sent = new List<long>();
        long? patient = party.PatientId;
        foreach (byte[] reference in references.Reverse().Take(MostReferences))
        {
            foreach ((long thread, ThreadParty other) in session.Prepare(
                $"SELECT {Columns} FROM message m WHERE m.message_id_hash = $hash AND m.id <> $self AND m.duplicate_of IS NULL")
                .Set("$hash", reference).Set("$self", self).Rows(Read))
            {
                Link(thread, other);
            }

            foreach ((long id, long? thread) in session.Prepare(
                """
                SELECT s.id, s.thread_id FROM sent_mail s WHERE s.message_id_hash = $hash
                  AND (s.patient_id = $patient OR EXISTS (SELECT 1 FROM sent_mail_recipient r WHERE r.sent_mail_id = s.id AND r.address_hash = $sender))
                """)
                .Set("$hash", reference).Set("$patient", party.PatientId).Set("$sender", party.BelievedSender).Rows(r => (r.GetInt64(0), r.GetOptionalInt64(1))))
            {
                sent.Add(id);
                if (thread is { } known && known != self)
                {
                    Link(known, party);
                }
            }
        }

        foreach ((long thread, ThreadParty other) in messageId is null ? [] : session.Prepare(
            $"SELECT {Columns} FROM message_reference r JOIN message m ON m.id = r.message_id WHERE r.reference_hash = $hash AND m.id <> $self AND m.duplicate_of IS NULL")
            .Set("$hash", messageId).Set("$self", self).Rows(Read))
        {
            Link(thread, other);
        }

        return (threads, sent);

        void Link(long thread, ThreadParty other)
        {
            if ((!ReferenceEquals(party, other) && !party.MayShare(other)) || threads.Contains(thread) || refused.Contains(thread))
            {
                return;
            }

            // No thread ever holds two patients, not even by way of a message that is nobody's.
            List<long> patients = session.Prepare(
                "SELECT DISTINCT d.patient_id FROM message m JOIN document d ON d.message_id = m.id AND d.part = '' WHERE (m.thread_id = $thread OR m.id = $thread) AND m.id <> $self AND d.patient_id IS NOT NULL")
                .Set("$thread", thread).Set("$self", self).Rows(r => r.GetInt64(0));
            if (patients.Exists(p => patient is { } known && p != known))
            {
                refused.Add(thread);
                return;
            }

            patient ??= patients is [long only, ..] ? only : null;
            threads.Add(thread);
        }
    }

    private static (long Thread, ThreadParty Party) Read(StatementRow row) =>
        (row.GetInt64(1), new ThreadParty(row.GetOptionalInt64(4), row.IsNull(2) ? null : row.GetBytes(2), StoredLabel.Read<SenderCheck>(row.GetString(3))));
}
