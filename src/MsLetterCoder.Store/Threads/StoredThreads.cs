using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Threads;

/// <summary>Threads: which stored mails answer one another, and what a new one may quote. A thread is of one patient, or of one sender where nobody is known as the patient.</summary>
public sealed class StoredThreads
{
    /// <summary>Most mails of each sort that are offered as quoted: the newest.</summary>
    private const int MostEarlier = 200;

    private readonly StoreDatabase database;

    internal StoredThreads(StoreDatabase database) => this.database = database;

    /// <summary>The thread of a message in order of time, itself among it.</summary>
    public IReadOnlyList<ThreadEntry> Of(long messageId) => database.Read(session =>
    {
        long thread = session.Prepare("SELECT coalesce(thread_id, id) FROM message WHERE id = $id").Set("$id", messageId).Value() as long? ?? throw new StoreException($"There is no message {messageId}.");
        List<ThreadEntry> entries = session.Prepare(
            """
            SELECT m.id, s.id, m.received_at, m.subject FROM message m LEFT JOIN sent_mail s ON s.incoming_id = m.id
            WHERE m.thread_id = $thread OR m.id = $thread
            """)
            .Set("$thread", thread).Rows(r => new ThreadEntry
            {
                MessageId = r.GetInt64(0),
                SentMailId = r.GetOptionalInt64(1),
                At = StoreTime.Read(r.GetString(2)),
                Direction = r.IsNull(1) ? ThreadDirection.Incoming : ThreadDirection.Outgoing,
                Subject = r.IsNull(3) ? null : session.Cipher.OpenText("message", r.GetInt64(0), "subject", r.GetBytes(3)),
            });
        entries.AddRange(session.Prepare("SELECT id, incoming_id, sent_at, subject FROM sent_mail WHERE thread_id = $thread").Set("$thread", thread).Rows(r => new ThreadEntry
        {
            MessageId = r.GetOptionalInt64(1),
            SentMailId = r.GetInt64(0),
            At = StoreTime.Read(r.GetString(2)),
            Direction = ThreadDirection.Outgoing,
            Subject = r.IsNull(3) ? null : session.Cipher.OpenText("sent_mail", r.GetInt64(0), "subject", r.GetBytes(3)),
        }).Where(s => !entries.Exists(e => e.SentMailId == s.SentMailId)));
        return (IReadOnlyList<ThreadEntry>)[.. entries.OrderBy(e => e.At).ThenBy(e => e.MessageId).ThenBy(e => e.SentMailId)];
    });

    /// <summary>What a mail that is not filed yet may quote or repeat.</summary>
    /// <param name="messageId">Its id; null where it is not stored.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="patientId">Its patient, where the match is confirmed.</param>
    /// <param name="check">What the site's mail server found of the sender.</param>
    public EarlierMails Before(long? messageId, IncomingMessage mail, long? patientId, SenderCheck check)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var party = new ThreadParty(patientId, mail.From is { } from ? database.Hash.Address(from.Address) : null, check);
        List<byte[]> references = [.. ThreadFinder.NamedBy(mail).Select(id => database.Hash.MessageId(id))];
        long self = messageId ?? 0;
        return database.Read(session =>
        {
            (List<long> threads, List<long> sent) = ThreadFinder.Find(session, party, references, mail.MessageId is { } id ? database.Hash.MessageId(id) : null, self);
            List<long> linked = [.. threads.SelectMany(thread => session.Prepare("SELECT id, received_at FROM message WHERE (thread_id = $thread OR id = $thread) AND id <> $self")
                .Set("$thread", thread).Set("$self", self).Rows(r => (Id: r.GetInt64(0), At: r.GetString(1)))).OrderByDescending(m => m.At, StringComparer.Ordinal).ThenByDescending(m => m.Id).Take(MostEarlier).Select(m => m.Id)];
            List<long> answered = [.. sent, .. threads.SelectMany(thread => session.Prepare("SELECT id FROM sent_mail WHERE thread_id = $thread ORDER BY id DESC").Set("$thread", thread).Rows(r => r.GetInt64(0)))];
            string? repeated = mail.Subject?.Trim() is { Length: > 0 } subject && (linked.Exists(m => Repeats(session, "message", m, subject)) || answered.Exists(s => Repeats(session, "sent_mail", s, subject))) ? mail.Subject : null;
            IEnumerable<EarlierMail> mails = answered.Concat(SentTo(session, party)).Select(s => new EarlierMail(null, s));
            return new EarlierMails
            {
                RepeatedSubject = repeated,
                Thread = threads.Count == 0 ? null : threads.Min(),
                Mails = [.. linked.Select(m => new EarlierMail(m, null)).Concat(mails).Concat(OfParty(session, party, self).Select(m => new EarlierMail(m, null))).Distinct()],
            };
        });
    }

    /// <summary>The words of a stored mail: its subject, its own text, and the texts of mails it forwards.</summary>
    public IReadOnlyList<string> WordsOf(EarlierMail mail) => database.Read(session => mail.SentMailId is { } sent
        ? session.Prepare("SELECT subject, text FROM sent_mail WHERE id = $id").Set("$id", sent)
            .Rows(r => (string[])[.. r.IsNull(0) ? [] : (string[])[session.Cipher.OpenText("sent_mail", sent, "subject", r.GetBytes(0))], session.Cipher.OpenText("sent_mail", sent, "text", r.GetBytes(1))])
            .SelectMany(words => words).ToList()
        : session.Prepare("SELECT id, subject, text FROM document WHERE message_id = $id AND (part = '' OR media_type = 'message/rfc822') ORDER BY id").Set("$id", mail.MessageId)
            .Rows(r => (string[])[.. r.IsNull(1) ? [] : (string[])[session.Cipher.OpenText("document", r.GetInt64(0), "subject", r.GetBytes(1))], session.Cipher.OpenText("document", r.GetInt64(0), "text", r.GetBytes(2))])
            .SelectMany(words => words).ToList());

    private static bool Repeats(Session session, string table, long id, string subject) =>
        session.Prepare($"SELECT subject FROM {table} WHERE id = $id").Set("$id", id).Value() is byte[] field
        && session.Cipher.OpenText(table, id, "subject", field).Trim().Equals(subject, StringComparison.OrdinalIgnoreCase);

    private static List<long> SentTo(Session session, ThreadParty party) => session.Prepare(
        """
        SELECT id FROM sent_mail
        WHERE patient_id = $patient OR id IN (SELECT sent_mail_id FROM sent_mail_recipient WHERE address_hash = $sender)
        ORDER BY sent_at DESC, id DESC LIMIT $most
        """)
        .Set("$patient", party.PatientId).Set("$sender", party.BelievedSender).Set("$most", MostEarlier).Rows(r => r.GetInt64(0));

    private static List<long> OfParty(Session session, ThreadParty party, long self)
    {
        List<long> mails = party.PatientId is not { } patient ? [] : session.Prepare(
            """
            SELECT DISTINCT m.id, m.received_at FROM document d JOIN message m ON m.id = d.message_id
            WHERE d.patient_id = $patient AND m.id <> $self ORDER BY m.received_at DESC, m.id DESC LIMIT $most
            """)
            .Set("$patient", patient).Set("$self", self).Set("$most", MostEarlier).Rows(r => r.GetInt64(0));
        if (party.BelievedSender is { } sender)
        {
            mails.AddRange(session.Prepare("SELECT id FROM message WHERE from_hash = $sender AND id <> $self AND duplicate_of IS NULL ORDER BY received_at DESC LIMIT $most")
                .Set("$sender", sender).Set("$self", self).Set("$most", MostEarlier).Rows(r => r.GetInt64(0)));
        }

        return mails;
    }
}
