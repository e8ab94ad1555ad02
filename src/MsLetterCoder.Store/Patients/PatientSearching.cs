using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Patients;

/// <summary>Finds patients for a person by keyed hashes, and what is stored of them.</summary>
internal static class PatientSearching
{
    /// <summary>Patients whom all that is given fits.</summary>
    public static List<Patient> Find(WriteTransaction transaction, PatientSearch search, string by, int max)
    {
        FillBirthHashes(transaction);
        HashSet<long>? found = null;
        var kinds = new List<string>();
        void Narrow(string kind, IEnumerable<long> having)
        {
            kinds.Add(kind);
            found = found is null ? [.. having] : [.. found.Intersect(having)];
        }

        if (search.NhsNumber is { } number)
        {
            Narrow("nhs_number", transaction.Prepare("SELECT id FROM patient WHERE nhs_hash = $hash").Set("$hash", transaction.Hash.NhsNumber(number)).Rows(r => r.GetInt64(0)));
        }

        if (search.Born is { } born)
        {
            Narrow("birth", transaction.Prepare("SELECT id FROM patient WHERE birth_hash = $hash").Set("$hash", transaction.Hash.BirthDay(born)).Rows(r => r.GetInt64(0)));
        }

        if (search.Name is { } name)
        {
            Narrow("name", Named(transaction, name));
        }

        List<long> ids = [.. (found ?? []).Order().Take(max)];
        transaction.Audit(by, AuditAction.PatientsSearched, "patient", ids is [long only] ? only : null, string.Create(CultureInfo.InvariantCulture, $"by={string.Join(',', kinds)};found={ids.Count}"));
        return ids.ConvertAll(id => PatientIndex.Load(transaction.Session, id));
    }

    /// <summary>What is stored of a patient, newest first.</summary>
    public static List<PatientDocument> Documents(Session session, long patientId, int max) => session.Prepare(
        """
        SELECT d.id, a.kind, m.received_at, w.id, w.queue, w.state, w.state_by, w.urgency, t.category, a.id, f.value
        FROM document d JOIN message m ON m.id = d.message_id JOIN current_analysis a ON a.document_id = d.id
        LEFT JOIN work_item w ON w.document_id = d.id LEFT JOIN triage t ON t.analysis_id = a.id
        LEFT JOIN fact f ON f.analysis_id = a.id AND f.name = 'clinic_date'
        WHERE d.patient_id = $patient AND m.duplicate_of IS NULL ORDER BY m.received_at DESC, d.id DESC, w.queue DESC LIMIT $max
        """)
        .Set("$patient", patientId).Set("$max", (long)max).Rows(r => new PatientDocument
        {
            Id = r.GetInt64(0),
            Kind = StoredLabel.Read<DocumentKind>(r.GetString(1)),
            ReceivedAt = StoreTime.Read(r.GetString(2)),
            ItemId = r.GetOptionalInt64(3),
            Queue = StoredLabel.ReadOptional<Desk>(r.GetOptionalString(4)),
            State = StoredLabel.ReadOptional<WorkState>(r.GetOptionalString(5)),
            StateBy = r.GetOptionalString(6),
            Urgency = StoredLabel.ReadOptional<Urgency>(r.GetOptionalString(7)),
            Category = r.GetOptionalString(8),
            ClinicDate = r.IsNull(10) ? null : FactNames.ReadDay(session.Cipher.OpenText("fact", r.GetInt64(9), "clinic_date", r.GetBytes(10))),
        });

    /// <summary>Patients one of whose names has all these parts; nobody where there is no letter in it.</summary>
    private static HashSet<long> Named(WriteTransaction transaction, string name)
    {
        HashSet<(long, long)>? found = null;
        foreach (byte[] part in transaction.Hash.Parts(name))
        {
            List<(long, long)> having = transaction.Prepare("SELECT n.id, n.patient_id FROM patient_name_part p JOIN patient_name n ON n.id = p.name_id WHERE p.part_hash = $part")
                .Set("$part", part).Rows(r => (r.GetInt64(0), r.GetInt64(1)));
            found = found is null ? [.. having] : [.. found.Intersect(having)];
        }

        return [.. (found ?? []).Select(f => f.Item2)];
    }

    /// <summary>Patients whom an older program stored without the hash of their date of birth.</summary>
    private static void FillBirthHashes(WriteTransaction transaction)
    {
        foreach ((long id, byte[] birth) in transaction.Prepare("SELECT id, date_of_birth FROM patient WHERE date_of_birth IS NOT NULL AND birth_hash IS NULL").Rows(r => (r.GetInt64(0), r.GetBytes(1))))
        {
            if (FactNames.ReadDay(transaction.Session.Cipher.OpenText("patient", id, "date_of_birth", birth)) is { } day)
            {
                transaction.Prepare("UPDATE patient SET birth_hash = $hash WHERE id = $id").Set("$hash", transaction.Hash.BirthDay(day)).Set("$id", id).Run();
            }
        }
    }
}
