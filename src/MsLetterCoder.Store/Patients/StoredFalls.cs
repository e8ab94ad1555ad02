using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Patients;

/// <summary>Falls that stored documents tell of, by patient. Counts are reckoned when they are asked for: who told what, and when, stands in the documents.</summary>
public sealed class StoredFalls
{
    private readonly StoreDatabase database;

    internal StoredFalls(StoreDatabase database) => this.database = database;

    /// <summary>Falls of twelve months up to a day, by the documents in the patient's record.</summary>
    public FallCount Of(long patientId, DateOnly today) => database.Read(session => FallCount.Of(Told(session, patientId), today));

    /// <summary>Falls told by the documents of any of these patients; and by the unmatched messages of a sender.</summary>
    /// <param name="patients">The patients.</param>
    /// <param name="sender">The sender's address; null where it identifies nobody or is not to be believed.</param>
    /// <param name="exceptMessage">The message at hand, whose own falls are not wanted; null: none.</param>
    public IReadOnlyList<DocumentFalls> Told(IReadOnlyList<long> patients, string? sender, long? exceptMessage) => database.Read(session =>
    {
        var told = new List<DocumentFalls>();
        foreach (long patient in patients)
        {
            told.AddRange(Told(session, patient, exceptMessage));
        }

        if (sender is not null)
        {
            told.AddRange(session.Prepare(
                """
                SELECT f.falls, f.since, f.until, coalesce(m.thread_id, m.id), f.told_on
                FROM message m JOIN document d ON d.message_id = m.id AND d.part = '' JOIN current_analysis a ON a.document_id = d.id JOIN fall f ON f.analysis_id = a.id
                WHERE m.from_hash = $sender AND d.patient_id IS NULL AND m.sender_check <> 'fail' AND m.id <> $except
                """)
                .Set("$sender", database.Hash.Address(sender)).Set("$except", exceptMessage ?? 0).Rows(Read));
        }

        return (IReadOnlyList<DocumentFalls>)told;
    });

    /// <summary>How many patients fell how often in twelve months up to a day: a count each from 1 on, and of two or more together.</summary>
    public FallSummary Count(DateOnly today) => database.Read(session =>
    {
        var counts = new Dictionary<int, int>();
        foreach (long patient in session.Prepare("SELECT DISTINCT patient_id FROM patient_fall WHERE coalesce(until, told_on) >= $from").Set("$from", FactNames.WriteDay(today.AddYears(-1))).Rows(r => r.GetInt64(0)))
        {
            int falls = FallCount.Of(Told(session, patient), today).Falls;
            if (falls > 0)
            {
                counts[falls] = counts.GetValueOrDefault(falls) + 1;
            }
        }

        return new FallSummary(counts, counts.Where(c => c.Key >= 2).Sum(c => c.Value));
    });

    private static List<DocumentFalls> Told(Session session, long patient, long? exceptMessage = null) => session.Prepare(
        "SELECT falls, since, until, thread_id, told_on FROM patient_fall WHERE patient_id = $patient AND message_id <> $except ORDER BY document_id")
        .Set("$patient", patient).Set("$except", exceptMessage ?? 0).Rows(Read);

    private static DocumentFalls Read(StatementRow row) =>
        new((int)row.GetInt64(0), FactNames.ReadDay(row.GetOptionalString(1)), FactNames.ReadDay(row.GetOptionalString(2)), row.GetInt64(3), FactNames.ReadDay(row.GetString(4))!.Value);
}
