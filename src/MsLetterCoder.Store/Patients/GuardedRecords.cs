using System.Globalization;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Patients;

/// <summary>Records of staff, family and others whom the team knows. Whoever opens words of such a patient says why, and both are kept. Not to be taken for results that the law restricts
/// (<see cref="Coders.RestrictedResults"/>) or for contact restrictions.</summary>
public sealed class GuardedRecords
{
    /// <summary>For how long a record stays open to who opened it.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(1);

    private readonly StoreDatabase database;

    internal GuardedRecords(StoreDatabase database) => this.database = database;

    /// <summary>All restricted records, oldest first.</summary>
    public IReadOnlyList<GuardedRecord> InForce() => database.Read(session => session.Prepare(
        """
        SELECT g.id, g.patient_id, g.reason, g.set_at, g.set_by, (SELECT count(*) FROM guarded_opening o WHERE o.patient_id = g.patient_id) FROM guarded_record g WHERE g.lifted_at IS NULL ORDER BY g.id
        """)
        .Rows(r => new GuardedRecord(r.GetInt64(1), session.Cipher.OpenText("guarded_record", r.GetInt64(0), "reason", r.GetBytes(2)), StoreTime.Read(r.GetString(3)), r.GetString(4), (int)r.GetInt64(5))));

    /// <summary>True where the patient's record is restricted.</summary>
    public bool IsGuarded(long patientId) => database.Read(session => IsGuarded(session, patientId));

    /// <summary>Restricts a patient's record.</summary>
    /// <param name="patientId">The patient.</param>
    /// <param name="reason">Why; kept encrypted.</param>
    /// <param name="by">Account of the person.</param>
    /// <returns>False where it is restricted already.</returns>
    /// <exception cref="StoreException">There is no such patient.</exception>
    public bool Guard(long patientId, string reason, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return database.Write(transaction =>
        {
            if (transaction.Prepare("SELECT 1 FROM patient WHERE id = $id").Set("$id", patientId).Value() is null)
            {
                throw new StoreException($"There is no patient {patientId}.");
            }

            if (IsGuarded(transaction.Session, patientId))
            {
                return false;
            }

            long id = transaction.NextId("guarded_record");
            transaction.Prepare("INSERT INTO guarded_record (id, patient_id, reason, set_at, set_by) VALUES ($id, $patient, $reason, $now, $by)")
                .Set("$id", id).Set("$patient", patientId).Set("$reason", transaction.Seal("guarded_record", id, "reason", reason.Trim())).Set("$now", transaction.NowText).Set("$by", by).Run();
            transaction.Audit(by, AuditAction.RecordGuarded, "patient", patientId);
            return true;
        });
    }

    /// <summary>Lifts the restriction.</summary>
    /// <returns>False where there was none.</returns>
    public bool Lift(long patientId, string by) => database.Write(transaction =>
    {
        bool lifted = transaction.Prepare("UPDATE guarded_record SET lifted_at = $now, lifted_by = $by WHERE patient_id = $id AND lifted_at IS NULL")
            .Set("$now", transaction.NowText).Set("$by", by).Set("$id", patientId).Run() > 0;
        if (lifted)
        {
            transaction.Audit(by, AuditAction.RecordGuardLifted, "patient", patientId);
        }

        return lifted;
    });

    /// <summary>Patients with a restricted record whose words stand, or may stand, in a mail or its thread.</summary>
    public IReadOnlyList<long> Of(long messageId) => database.Read(session => Of(session, messageId));

    /// <summary>True where nothing in the mail is restricted, or that person has opened all of it within the hour.</summary>
    public bool IsOpen(long messageId, string by) => database.Read(session => Of(session, messageId).TrueForAll(patient => IsOpened(session, patient, by)));

    /// <summary>True where the patient's record is not restricted, or that person has opened it within the hour.</summary>
    public bool IsPatientOpen(long patientId, string by) => database.Read(session => !IsGuarded(session, patientId) || IsOpened(session, patientId, by));

    /// <summary>Opens the restricted records behind a mail to one person, for an hour.</summary>
    /// <param name="messageId">The mail.</param>
    /// <param name="by">Account of the person.</param>
    /// <param name="reason">Why; kept encrypted.</param>
    public void Open(long messageId, string by, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        database.Write(transaction =>
        {
            foreach (long patient in Of(transaction.Session, messageId))
            {
                Open(transaction, patient, by, reason, string.Create(CultureInfo.InvariantCulture, $"message={messageId};"));
            }
        });
    }

    /// <summary>Opens a patient's restricted record to one person, for an hour.</summary>
    /// <param name="patientId">The patient; nothing is done where the record is not restricted.</param>
    /// <param name="by">Account of the person.</param>
    /// <param name="reason">Why; kept encrypted.</param>
    public void OpenPatient(long patientId, string by, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        database.Write(transaction =>
        {
            if (IsGuarded(transaction.Session, patientId))
            {
                Open(transaction, patientId, by, reason, "");
            }
        });
    }

    /// <summary>Who opened a patient's record, when and why, in order.</summary>
    public IReadOnlyList<(string By, DateTimeOffset At, string Reason)> Openings(long patientId) => database.Read(session =>
        session.Prepare("SELECT id, opened_by, opened_at, reason FROM guarded_opening WHERE patient_id = $id ORDER BY id").Set("$id", patientId)
            .Rows(r => (r.GetString(1), StoreTime.Read(r.GetString(2)), session.Cipher.OpenText("guarded_opening", r.GetInt64(0), "reason", r.GetBytes(3)))));

    /// <summary>All mails with restricted words: what a queue shows neither name nor words of.</summary>
    internal static HashSet<long> Messages(Session session) => [.. session.Prepare("SELECT DISTINCT message_id FROM guarded_message").Rows(r => r.GetInt64(0))];

    private static bool IsGuarded(Session session, long patientId) =>
        session.Prepare("SELECT 1 FROM guarded_record WHERE patient_id = $id AND lifted_at IS NULL").Set("$id", patientId).Value() is not null;

    private bool IsOpened(Session session, long patientId, string by) =>
        session.Prepare("SELECT 1 FROM guarded_opening WHERE patient_id = $patient AND opened_by = $by AND opened_at > $since LIMIT 1")
            .Set("$patient", patientId).Set("$by", by).Set("$since", StoreTime.Write(database.Time.GetUtcNow() - OpenFor)).Value() is not null;

    private static void Open(WriteTransaction transaction, long patient, string by, string reason, string about)
    {
        long id = transaction.NextId("guarded_opening");
        transaction.Prepare("INSERT INTO guarded_opening (id, patient_id, reason, opened_at, opened_by) VALUES ($id, $patient, $reason, $now, $by)")
            .Set("$id", id).Set("$patient", patient).Set("$reason", transaction.Seal("guarded_opening", id, "reason", reason.Trim())).Set("$now", transaction.NowText).Set("$by", by).Run();
        transaction.Audit(by, AuditAction.GuardedRecordOpened, "patient", patient, string.Create(CultureInfo.InvariantCulture, $"{about}opening={id}"));
    }

    private static List<long> Of(Session session, long messageId) =>
        session.Prepare("SELECT DISTINCT patient_id FROM guarded_message WHERE message_id = $id ORDER BY patient_id").Set("$id", messageId).Rows(r => r.GetInt64(0));
}
