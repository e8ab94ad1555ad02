using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Patients;

/// <summary>Patients' words on how not to contact them: where they stand, never the words themselves. In force until a person lifts them.</summary>
public sealed class ContactRestrictions
{
    private readonly StoreDatabase database;

    internal ContactRestrictions(StoreDatabase database) => this.database = database;

    /// <summary>All that are in force, oldest first.</summary>
    public IReadOnlyList<ContactRestriction> InForce() => database.Read(session =>
        session.Query<RestrictionRow>($"{RestrictionRow.Select} WHERE lifted_at IS NULL ORDER BY id").ConvertAll(row => row.ToRestriction()));

    /// <summary>All in force that concern any of what is given, oldest first; empty: none, and only then may anything be sent by itself. What is null does not count.</summary>
    /// <param name="messageId">A message: what stands in its documents, on the patients these are linked to, and on its sender's address.</param>
    /// <param name="patientId">A patient: what stands on them and on their addresses.</param>
    /// <param name="address">An e-mail address: what stands on it and on every patient who uses it, be it one or several.</param>
    public IReadOnlyList<ContactRestriction> Concerning(long? messageId = null, long? patientId = null, string? address = null) => database.Read(session =>
        Concerning(session, messageId, patientId, address is null ? null : database.Hash.Address(address)));

    /// <summary>As the public method, by the keyed hash of the address and within whatever is going on in the session.</summary>
    internal static List<ContactRestriction> Concerning(Session session, long? messageId, long? patientId, byte[]? addressHash) => session.Query<RestrictionRow>(
        $"""
        WITH given (hash) AS (
            SELECT from_hash FROM message WHERE id = @messageId AND from_hash IS NOT NULL
            UNION SELECT @addressHash WHERE @addressHash IS NOT NULL
        ),
        person (id) AS (
            SELECT patient_id FROM document WHERE message_id = @messageId AND patient_id IS NOT NULL
            UNION SELECT @patientId WHERE @patientId IS NOT NULL
            UNION SELECT patient_id FROM patient_address WHERE address_hash IN (SELECT hash FROM given)
        ),
        used (hash) AS (
            SELECT hash FROM given
            UNION SELECT address_hash FROM patient_address WHERE patient_id IN (SELECT id FROM person)
        )
        {RestrictionRow.Select}
        WHERE lifted_at IS NULL
          AND (patient_id IN (SELECT id FROM person) OR sender_hash IN (SELECT hash FROM used)
            OR document_id IN (SELECT id FROM document WHERE message_id = @messageId OR patient_id IN (SELECT id FROM person)))
        ORDER BY id
        """,
        new { messageId, patientId, addressHash }).ConvertAll(row => row.ToRestriction());

    /// <summary>Places one on the patient of a document, or on the sender where the document has none; the same words are placed once.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="span">The words that say so.</param>
    /// <param name="field">Which text the span counts in.</param>
    /// <param name="by">Account of the person; 'worker' for the program.</param>
    /// <returns>Its id; null where the same words stood already.</returns>
    /// <exception cref="StoreException">There is no such document, it has neither patient nor sender, or the span is empty or lies outside its text.</exception>
    public long? Place(long documentId, TextSpan span, TextField field, string by) => database.Write(transaction =>
    {
        (long? patient, byte[]? sender, string? text) = DocumentOf(transaction, documentId, field);
        if (patient is null && sender is null)
        {
            throw new StoreException($"Document {documentId} is linked to no patient and has no sender.");
        }

        if (span.Length == 0 || span.End > (text?.Length ?? 0))
        {
            throw new StoreException($"The {Labels.Of(field)} of document {documentId} has {text?.Length ?? 0} characters; {span.Start} to {span.End} lies outside it or is empty.");
        }

        return RestrictionWriter.Place(transaction, documentId, patient, sender, span, field, by);
    });

    /// <summary>Lifts one.</summary>
    /// <param name="restrictionId">Which.</param>
    /// <param name="by">Account of the person.</param>
    /// <returns>False where it was lifted before, or never placed.</returns>
    public bool Lift(long restrictionId, string by) => database.Write(transaction =>
    {
        bool found = transaction.Prepare("UPDATE contact_restriction SET lifted_at = $now, lifted_by = $by WHERE id = $id AND lifted_at IS NULL")
            .Set("$now", transaction.NowText).Set("$by", by).Set("$id", restrictionId).Run() > 0;
        if (found)
        {
            transaction.Audit(by, AuditAction.RestrictionLifted, "contact_restriction", restrictionId);
        }

        return found;
    });

    private static (long? Patient, byte[]? Sender, string? Text) DocumentOf(WriteTransaction transaction, long documentId, TextField field)
    {
        string column = field == TextField.Subject ? "subject" : "text";
        return transaction.Prepare($"SELECT d.patient_id, d.{column}, m.from_hash FROM document d JOIN message m ON m.id = d.message_id WHERE d.id = $id").Set("$id", documentId)
            .Rows(r => (r.GetOptionalInt64(0), r.IsNull(2) ? null : r.GetBytes(2), r.IsNull(1) ? null : transaction.Session.Cipher.OpenText("document", documentId, column, r.GetBytes(1)))) is [var document]
                ? document
                : throw new StoreException($"There is no document {documentId}.");
    }
}
