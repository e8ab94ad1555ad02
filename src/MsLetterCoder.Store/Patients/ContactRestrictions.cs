using System.Globalization;
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

    /// <summary>Places one on the patient of a document; the same words are placed once.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="span">The words that say so.</param>
    /// <param name="field">Which text the span counts in.</param>
    /// <param name="by">Account of the person; 'worker' for the program.</param>
    /// <returns>Its id; null where the same words stood already.</returns>
    /// <exception cref="StoreException">There is no such document, it has no patient, or the span is empty or lies outside its text.</exception>
    public long? Place(long documentId, TextSpan span, TextField field, string by) => database.Write(transaction =>
    {
        (long? patient, string? text) = DocumentOf(transaction, documentId, field);
        if (patient is null)
        {
            throw new StoreException($"Document {documentId} is linked to no patient.");
        }

        if (span.Length == 0 || span.End > (text?.Length ?? 0))
        {
            throw new StoreException($"The {Labels.Of(field)} of document {documentId} has {text?.Length ?? 0} characters; {span.Start} to {span.End} lies outside it or is empty.");
        }

        if (transaction.Prepare("SELECT id FROM contact_restriction WHERE patient_id = $patient AND document_id = $document AND span_start = $start AND span_end = $end AND field = $field")
            .Set("$patient", patient).Set("$document", documentId).Set("$start", (long)span.Start).Set("$end", (long)span.End).Set("$field", Labels.Of(field)).Value() is not null)
        {
            return (long?)null;
        }

        long id = transaction.NextId("contact_restriction");
        transaction.Prepare(
            """
            INSERT INTO contact_restriction (id, patient_id, document_id, span_start, span_end, field, placed_at)
            VALUES ($id, $patient, $document, $start, $end, $field, $now)
            """)
            .Set("$id", id).Set("$patient", patient).Set("$document", documentId).Set("$start", (long)span.Start).Set("$end", (long)span.End)
            .Set("$field", Labels.Of(field)).Set("$now", transaction.NowText).Run();
        transaction.Audit(by, AuditAction.RestrictionPlaced, "patient", patient, string.Create(CultureInfo.InvariantCulture, $"restriction={id};document={documentId}"));
        return id;
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

    private static (long? Patient, string? Text) DocumentOf(WriteTransaction transaction, long documentId, TextField field)
    {
        string column = field == TextField.Subject ? "subject" : "text";
        return transaction.Prepare($"SELECT patient_id, {column} FROM document WHERE id = $id").Set("$id", documentId)
            .Rows(r => (r.GetOptionalInt64(0), r.IsNull(1) ? null : transaction.Session.Cipher.OpenText("document", documentId, column, r.GetBytes(1)))) is [var document]
                ? document
                : throw new StoreException($"There is no document {documentId}.");
    }
}
