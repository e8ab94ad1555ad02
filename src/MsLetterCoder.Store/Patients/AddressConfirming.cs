using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Threads;

namespace MsLetterCoder.Store.Patients;

/// <summary>Remembers a nurse's word that an address is a patient's, and matches that sender's messages again.</summary>
internal static class AddressConfirming
{
    public static AddressConfirmation Confirm(WriteTransaction transaction, long messageId, long patientId, string by)
    {
        string address = transaction.Prepare("SELECT from_address FROM message WHERE id = $id").Set("$id", messageId).Value() is byte[] field
            ? transaction.Session.Cipher.OpenText("message", messageId, "from_address", field)
            : throw new StoreException($"There is no message {messageId}, or it has no sender.");
        if (transaction.Prepare("SELECT 1 FROM patient WHERE id = $id").Set("$id", patientId).Value() is null)
        {
            throw new StoreException($"There is no patient {patientId}.");
        }

        PatientWriter.AddAddresses(transaction, patientId, [address]);
        byte[] hash = transaction.Hash.Address(address);
        transaction.Prepare("UPDATE patient_address SET confirmed_at = $now, confirmed_by = $by WHERE patient_id = $patient AND address_hash = $hash AND confirmed_at IS NULL")
            .Set("$now", transaction.NowText).Set("$by", by).Set("$patient", patientId).Set("$hash", hash).Run();
        bool identifies = PatientWriter.FindByAddress(transaction.Session, hash) == patientId;
        int matched = identifies ? MatchAgain(transaction, hash, address, by) : 0;
        transaction.Audit(by, AuditAction.AddressConfirmed, "patient", patientId, string.Create(CultureInfo.InvariantCulture, $"message={messageId};matched={matched}"));
        return new AddressConfirmation(identifies, matched);
    }

    /// <summary>Own messages of the sender that stand in nobody's record.</summary>
    private static int MatchAgain(WriteTransaction transaction, byte[] sender, string address, string by)
    {
        int matched = 0;
        foreach ((long document, long message, long analysis, SenderCheck check) in transaction.Prepare(
            """
            SELECT d.id, m.id, a.id, m.sender_check FROM message m JOIN document d ON d.message_id = m.id AND d.part = '' JOIN current_analysis a ON a.document_id = d.id
            WHERE m.from_hash = $sender AND d.patient_id IS NULL AND a.kind = 'patient_message' AND m.duplicate_of IS NULL ORDER BY m.received_at, m.id
            """)
            .Set("$sender", sender).Rows(r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), StoredLabel.Read<SenderCheck>(r.GetString(3)))))
        {
            var facts = transaction.Prepare("SELECT name, value FROM fact WHERE analysis_id = $id").Set("$id", analysis)
                .Rows(r => (Name: r.GetString(0), Value: r.GetBytes(1))).ToDictionary(f => f.Name, f => transaction.Session.Cipher.OpenText("fact", analysis, f.Name, f.Value), StringComparer.Ordinal);
            var stated = FactNames.Read(facts, new Dictionary<string, TextSpan>());
            PatientMatch match = PatientMatcher.Find(
                transaction.Session, transaction.Hash, new PatientEvidence { NhsNumber = stated.NhsNumber, DateOfBirth = stated.DateOfBirth, Address = address, Check = check });
            PatientLink.Write(transaction, document, match, by);
            if (match.ConfirmedPatient is { } patient && !IsThreadOfOther(transaction, message, patient))
            {
                transaction.Prepare("UPDATE document SET patient_id = $patient, patient_basis = $basis WHERE id = $id")
                    .Set("$patient", patient).Set("$basis", Labels.Of(PatientLink.BasisOf(match)!.Value)).Set("$id", document).Run();
                ThreadWriter.LinkAgain(transaction, message);
                matched++;
            }
        }

        return matched;
    }

    /// <summary>A message in a thread of another patient stays out: no thread holds two.</summary>
    private static bool IsThreadOfOther(WriteTransaction transaction, long message, long patient) => transaction.Prepare(
        """
        SELECT 1 FROM message m JOIN message t ON t.thread_id = m.thread_id JOIN document d ON d.message_id = t.id AND d.part = ''
        WHERE m.id = $id AND d.patient_id <> $patient LIMIT 1
        """)
        .Set("$id", message).Set("$patient", patient).Value() is not null;
}
