using System.Globalization;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Patients;

/// <summary>Writes contact restrictions inside a transaction.</summary>
internal static class RestrictionWriter
{
    /// <summary>Places one; the same words of a document are placed once, also where they were lifted.</summary>
    /// <returns>Its id; null where the same words stood already.</returns>
    public static long? Place(WriteTransaction transaction, long documentId, long? patientId, byte[]? senderHash, TextSpan span, TextField field, string by)
    {
        if (transaction.Prepare("SELECT id FROM contact_restriction WHERE document_id = $document AND span_start = $start AND span_end = $end AND field = $field")
            .Set("$document", documentId).Set("$start", (long)span.Start).Set("$end", (long)span.End).Set("$field", Labels.Of(field)).Value() is not null)
        {
            return null;
        }

        long id = transaction.NextId("contact_restriction");
        transaction.Prepare(
            """
            INSERT INTO contact_restriction (id, patient_id, sender_hash, document_id, span_start, span_end, field, placed_at)
            VALUES ($id, $patient, $sender, $document, $start, $end, $field, $now)
            """)
            .Set("$id", id).Set("$patient", patientId).Set("$sender", senderHash).Set("$document", documentId).Set("$start", (long)span.Start).Set("$end", (long)span.End)
            .Set("$field", Labels.Of(field)).Set("$now", transaction.NowText).Run();
        (string entity, long entityId) = patientId is { } patient ? ("patient", patient) : ("document", documentId);
        transaction.Audit(by, AuditAction.RestrictionPlaced, entity, entityId, string.Create(CultureInfo.InvariantCulture, $"restriction={id};document={documentId}"));
        return id;
    }
}
