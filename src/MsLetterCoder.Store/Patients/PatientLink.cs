using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Patients;

/// <summary>Ties documents to their patients, as far as the program can tell.</summary>
internal static class PatientLink
{
    /// <summary>Finds the patient of a document. A clinic letter with an NHS number makes one where there is none. The sender's address counts for a patient's own message only.</summary>
    public static PatientMatch Find(WriteTransaction transaction, FiledDocument document, FiledMessage message)
    {
        bool letter = document.Analysis is { Kind: DocumentKind.ClinicLetter, KindUnsure: false };
        var evidence = new PatientEvidence
        {
            NhsNumber = document.Analysis.Facts.NhsNumber,
            DateOfBirth = document.Analysis.Facts.DateOfBirth,
            Names = letter ? document.PatientNames : document.NamesStated,
            NamesAreThePatients = letter,
            Address = document is { Part: "", Analysis.Kind: DocumentKind.PatientMessage } ? message.Mail.From?.Address : null,
            Check = message.Check,
        };
        if (!letter || evidence.NhsNumber is not { } number)
        {
            return PatientMatcher.Find(transaction.Session, transaction.Hash, evidence);
        }

        if (PatientWriter.Find(transaction, number) is null && message.Check != SenderCheck.Fail)
        {
            PatientWriter.Ensure(transaction, number, evidence.DateOfBirth, PatientSource.Letter);
        }

        PatientMatch match = PatientMatcher.Find(transaction.Session, transaction.Hash, evidence);
        if (match.ConfirmedPatient is { } patient)
        {
            PatientWriter.Ensure(transaction, number, evidence.DateOfBirth, PatientSource.Letter);
            PatientWriter.AddNames(transaction, patient, document.PatientNames);
        }

        return match;
    }

    /// <summary>Writes whose a document is; one that was written before is written anew.</summary>
    public static void Write(WriteTransaction transaction, long documentId, PatientMatch match, string by) => transaction.Prepare(
        """
        INSERT INTO patient_match (document_id, status, patient_id, score, evidence, contradictions, matched_at, matched_by)
        VALUES ($document, $status, $patient, $score, $evidence, $contradictions, $now, $by)
        ON CONFLICT (document_id) DO UPDATE SET status = excluded.status, patient_id = excluded.patient_id, score = excluded.score, evidence = excluded.evidence,
            contradictions = excluded.contradictions, matched_at = excluded.matched_at, matched_by = excluded.matched_by
        """)
        .Set("$document", documentId).Set("$status", Labels.Of(match.Status)).Set("$patient", match.PatientId).SetReal("$score", match.Score.Value)
        .Set("$evidence", string.Join(' ', match.Evidence.Select(e => Labels.Of(e)))).Set("$contradictions", string.Join(' ', match.Contradictions.Select(c => Labels.Of(c))))
        .Set("$now", transaction.NowText).Set("$by", by).Run();

    /// <summary>What ties a document to its patient; null where the match is not confirmed.</summary>
    public static PatientBasis? BasisOf(PatientMatch match) =>
        match.ConfirmedPatient is null ? null : match.Evidence.Contains(MatchEvidence.NhsNumber) ? PatientBasis.NhsNumber : PatientBasis.Address;
}
