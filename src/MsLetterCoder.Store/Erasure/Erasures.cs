using System.Buffers;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Erasure;

/// <summary>Erasing a patient or a document by a person's word, and what is past its time by rule. Nothing is left of what goes but ids and codes in the audit trail, and keyed hashes by which the same
/// mail is known again.</summary>
public sealed class Erasures
{
    private const int LongestReference = 40;

    private static readonly SearchValues<char> ReferenceCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:-");

    private readonly StoreDatabase database;

    internal Erasures(StoreDatabase database) => this.database = database;

    /// <summary>True where an erasure was cut off before free pages and log were cleaned.</summary>
    public bool CleaningDue => database.Read(session => session.Prepare("SELECT value FROM setting WHERE name = $name").Set("$name", Eraser.CleaningDue).Value() is "yes");

    /// <summary>What erasing a patient would take away; nothing is changed.</summary>
    /// <param name="patientId">The patient.</param>
    /// <exception cref="StoreException">There is no such patient.</exception>
    public ErasureScope OfPatient(long patientId) => Look(session => ErasureScopes.OfPatient(session, patientId));

    /// <summary>What erasing a document would take away: it and what is attached to it; the whole mail where no other document of it stays. Nothing is changed.</summary>
    /// <param name="documentId">The document.</param>
    /// <exception cref="StoreException">There is no such document.</exception>
    public ErasureScope OfDocument(long documentId) => Look(session => ErasureScopes.OfDocument(session, documentId));

    /// <summary>What the rules would take away; nothing is changed.</summary>
    public RetentionScope OfRetention(RetentionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return database.Read(session => RetentionScopes.Find(session, rules, database.Time.GetUtcNow()));
    }

    /// <summary>Erases a patient with all that is known to be the patient's. Call <see cref="Clean"/> afterwards.</summary>
    /// <param name="patientId">The patient.</param>
    /// <param name="reason">Why.</param>
    /// <param name="reference">Number under which the decision is filed elsewhere: letters, digits, '_.:-', at most 40; null for none.</param>
    /// <param name="by">Account of the person.</param>
    /// <returns>What went.</returns>
    /// <exception cref="StoreException">There is no such patient, or a mail to the patient is on its way this moment.</exception>
    public ErasureScope ErasePatient(long patientId, ErasureReason reason, string? reference, string by) => Erase(session => ErasureScopes.OfPatient(session, patientId), reason, reference, by);

    /// <summary>Erases a document. Call <see cref="Clean"/> afterwards.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="reason">Why.</param>
    /// <param name="reference">As above.</param>
    /// <param name="by">Account of the person.</param>
    /// <returns>What went.</returns>
    /// <exception cref="StoreException">There is no such document, or an answer to its mail is on its way this moment.</exception>
    public ErasureScope EraseDocument(long documentId, ErasureReason reason, string? reference, string by) => Erase(session => ErasureScopes.OfDocument(session, documentId), reason, reference, by);

    /// <summary>Removes what the rules say, some hundred mails a transaction. Call <see cref="Clean"/> afterwards.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="by">Account of who does it.</param>
    /// <returns>What went.</returns>
    public RetentionScope ApplyRetention(RetentionRules rules, string by)
    {
        ArgumentNullException.ThrowIfNull(rules);
        const int AtOnce = 200;
        RetentionScope all = OfRetention(rules);
        long[] messages = [.. all.Letters, .. all.Messages, .. all.Others];
        foreach (long[] some in messages.Chunk(AtOnce))
        {
            database.Write(transaction =>
            {
                // Somebody may have opened one again meanwhile.
                HashSet<long> still = [.. RetentionScopes.Mails(transaction.Session, rules, transaction.Now).Select(m => m.Id)];
                long[] now = [.. some.Where(still.Contains)];
                Eraser.Mark(transaction.Session, ErasureScopes.WithCopies(transaction.Session, now), [], []);
                Eraser.Remove(transaction, new Cascade(transaction.Session), ErasureReason.RetentionEnded, null, by);
            });
        }

        // Patients of whom nothing is left now are more than before.
        return database.Write(transaction =>
        {
            List<long> patients = RetentionScopes.Patients(transaction.Session, rules, transaction.Now);
            Eraser.Mark(transaction.Session, [], [], patients);
            Eraser.Remove(transaction, new Cascade(transaction.Session), ErasureReason.RetentionEnded, null, by);
            return all with { Patients = patients };
        });
    }

    /// <summary>Writes the database file anew without its free pages and empties the log, so that no byte of what was deleted is left in either. It needs as much free disk as the store is large, and writers wait meanwhile.</summary>
    /// <returns>False where another process held the log open: try again.</returns>
    public bool Clean()
    {
        bool clean = database.Compact();
        if (clean && CleaningDue)
        {
            database.Write(transaction => transaction.Prepare("DELETE FROM setting WHERE name = $name").Set("$name", Eraser.CleaningDue).Run());
        }

        return clean;
    }

    private ErasureScope Look(Func<Session, ErasureScope> find) => database.Write(transaction =>
    {
        // Marked in a temporary table and taken back: nothing of the store is written.
        ErasureScope scope = find(transaction.Session);
        Eraser.Mark(transaction.Session, scope.Messages, scope.Documents, scope.PatientId is { } patient ? [patient] : []);
        return scope with { Rows = Eraser.Count(transaction.Session, new Cascade(transaction.Session)) };
    });

    private ErasureScope Erase(Func<Session, ErasureScope> find, ErasureReason reason, string? reference, string by)
    {
        if (reference is not null && (reference.Length is 0 or > LongestReference || reference.AsSpan().ContainsAnyExcept(ReferenceCharacters)))
        {
            throw new StoreException("A reference is 1 to 40 letters, digits and '_.:-'. It stands in the audit trail: no name and no NHS number.");
        }

        return database.Write(transaction =>
        {
            ErasureScope scope = find(transaction.Session);
            Eraser.Mark(transaction.Session, scope.Messages, scope.Documents, scope.PatientId is { } patient ? [patient] : []);
            var cascade = new Cascade(transaction.Session);
            string outbox = cascade.Tables.First(t => t.Table == "outbox").Condition;
            if (transaction.Prepare($"SELECT 1 FROM outbox WHERE state = 'sending' AND ({outbox}) LIMIT 1").Value() is not null)
            {
                throw new StoreException("A mail of it is being sent this moment. Try again in a minute.");
            }

            return scope with { Rows = Eraser.Remove(transaction, cascade, reason, reference, by) };
        });
    }
}
