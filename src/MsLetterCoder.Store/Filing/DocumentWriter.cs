using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage.Facts;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.Store.Filing;

/// <summary>Writes the documents of a mail.</summary>
internal static class DocumentWriter
{
    /// <summary>Ids of the documents a message has already, by part.</summary>
    public static Dictionary<string, long> Existing(WriteTransaction transaction, long messageId) =>
        transaction.Prepare("SELECT part, id FROM document WHERE message_id = $id").Set("$id", messageId)
            .Rows(r => (Part: r.GetString(0), Id: r.GetInt64(1))).ToDictionary(d => d.Part, d => d.Id, StringComparer.Ordinal);

    /// <summary>Writes one document with its analysis, and links it to its patient.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="message">The mail.</param>
    /// <param name="document">The document.</param>
    /// <param name="parentId">The document it is attached to.</param>
    public static long Write(WriteTransaction transaction, FiledMessage message, FiledDocument document, long? parentId)
    {
        long id = transaction.NextId("document");
        PatientMatch match = PatientLink.Find(transaction, document, message);
        PatientBasis? basis = PatientLink.BasisOf(match);
        transaction.Prepare(
            """
            INSERT INTO document (id, message_id, parent_id, part, media_type, file_name, text, text_hash, subject, origin, renderer, patient_id, patient_basis, stored_at)
            VALUES ($id, $message, $parent, $part, $mediaType, $fileName, $text, $textHash, $subject, $origin, $renderer, $patient, $basis, $now)
            """)
            .Set("$id", id).Set("$message", message.MessageId).Set("$parent", parentId).Set("$part", document.Part).Set("$mediaType", document.MediaType)
            .Set("$fileName", transaction.Seal("document", id, "file_name", document.FileName))
            .Set("$text", transaction.Seal("document", id, "text", document.Text.Text)).Set("$textHash", transaction.Hash.Text(document.Text.Text))
            .Set("$subject", transaction.Seal("document", id, "subject", document.Subject)).Set("$origin", Labels.Of(document.Text.Origin))
            .Set("$renderer", document.Text.Renderer).Set("$patient", match.ConfirmedPatient).Set("$basis", basis is { } known ? Labels.Of(known) : null)
            .Set("$now", transaction.NowText).Run();
        MailWriter.WriteDoubts(transaction, "document", id, document.Text.Doubts);
        PatientLink.Write(transaction, id, match, "worker");
        AnalysisWriter.Write(transaction, id, message.RunId, document.Analysis);
        PlaceRestrictions(transaction, id, match.ConfirmedPatient, message, document);
        if (match.ConfirmedPatient is { } patient && document.Analysis.Kind == DocumentKind.ClinicLetter)
        {
            WriteDrugs(transaction, id, patient, document);
        }

        return id;
    }

    /// <summary>What the writer says of how not to be contacted is in force from now on, on the patient and on the sender's address.</summary>
    private static void PlaceRestrictions(WriteTransaction transaction, long id, long? patientId, FiledMessage message, FiledDocument document)
    {
        foreach (SaidWords words in document.Analysis.Triage?.Facts.ContactRestrictions ?? [])
        {
            RestrictionWriter.Place(transaction, id, patientId, message.Mail.From is { } from ? transaction.Hash.Address(from.Address) : null, words.Span, words.In, "worker");
        }
    }

    /// <summary>Drugs that a letter says are taken, and those it says were stopped, with the day of the last dose.</summary>
    private static void WriteDrugs(WriteTransaction transaction, long id, long patientId, FiledDocument document)
    {
        string? asOf = FactNames.WriteDay(document.Analysis.Facts.ClinicDate);
        foreach ((string drug, DateOnly? lastDose) in document.PatientDrugs.Select(d => (d, (DateOnly?)null)).Concat(document.PatientLastDoses.Select(d => (d.Key, (DateOnly?)d.Value))))
        {
            transaction.Prepare("INSERT OR IGNORE INTO patient_drug (patient_id, drug_key, document_id, as_of, last_dose) VALUES ($patient, $drug, $document, $asOf, $lastDose)")
                .Set("$patient", patientId).Set("$drug", drug).Set("$document", id).Set("$asOf", asOf).Set("$lastDose", FactNames.WriteDay(lastDose)).Run();
        }
    }
}
