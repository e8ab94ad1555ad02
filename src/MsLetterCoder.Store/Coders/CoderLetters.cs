using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.Store.Coders;

/// <summary>The coders' queue.</summary>
public sealed class CoderLetters
{
    private const int ClinicDigits = 16;
    private const string Open = "w.state IN ('waiting', 'claimed')";

    private readonly StoreDatabase database;

    internal CoderLetters(StoreDatabase database) => this.database = database;

    /// <summary>Letters as the page shows them.</summary>
    /// <param name="filter">Which, and in what order.</param>
    /// <param name="by">Account of the coder.</param>
    /// <param name="max">Most rows.</param>
    public IReadOnlyList<LetterRow> Rows(LetterFilter filter, string by, int max)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return database.Read(session => Shown(session, GuardedRecords.Messages(session), session.Query<QueueRow>(
            $"""
            SELECT w.id AS Id, m.id AS MessageId, m.received_at AS ReceivedAt, m.from_name AS FromName, m.from_address AS FromAddress, lower(hex(substr(m.from_hash, 1, 8))) AS Clinic,
                   d.patient_id AS PatientId, w.confidence AS Confidence, w.questions AS Questions,
                   (SELECT count(*) FROM icd10 c WHERE c.analysis_id = (SELECT max(a.id) FROM analysis a WHERE a.document_id = d.id)) AS Codes
            FROM work_item w JOIN document d ON d.id = w.document_id JOIN message m ON m.id = w.message_id
            WHERE {Where(filter)} ORDER BY {Order(filter)} LIMIT @max
            """,
            new { by, max, clinic = Bytes(filter.Clinic) })));
    }

    /// <summary>The letter to work on next: one the coder has, else the first that nobody has; null where there is none.</summary>
    /// <param name="filter">In what order and of which sender; whose letters it names does not matter.</param>
    /// <param name="by">Account of the coder.</param>
    public long? Next(LetterFilter filter, string by)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return First(filter with { Share = LetterShare.Mine }) ?? First(filter with { Share = LetterShare.Free });

        long? First(LetterFilter share) => database.Read(session => session.Query<long>(
            $"SELECT w.id FROM work_item w JOIN message m ON m.id = w.message_id WHERE {Where(share)} ORDER BY {Order(share)} LIMIT 1", new { by, clinic = Bytes(share.Clinic) }) is [long id] ? id : (long?)null);
    }

    /// <summary>How much there is, and who has what.</summary>
    /// <param name="since">Beginning of the day.</param>
    public LetterCounts Count(DateTimeOffset since) => database.Read(session =>
    {
        List<(string State, string By, long Count, long Asked)> rows = session.Prepare(
            $"SELECT w.state, CASE w.state WHEN 'claimed' THEN w.state_by ELSE '' END, count(*), sum(w.questions > 0) FROM work_item w WHERE w.queue = 'coder' AND {Open} GROUP BY 1, 2 ORDER BY 3 DESC, 2")
            .Rows(r => (r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3)));
        return new LetterCounts(
            rows.Where(r => r.State == "waiting").Sum(r => r.Count),
            rows.Sum(r => r.Asked),
            [.. rows.Where(r => r.State == "claimed").Select(r => (r.By, r.Count))],
            (long)session.Prepare("SELECT count(*) FROM work_item WHERE state = 'signed_off' AND state_at >= $since").Set("$since", StoreTime.Write(since)).Value()!);
    });

    /// <summary>Who sent the open letters, with their marks, the one with most first.</summary>
    /// <param name="max">Most senders.</param>
    public IReadOnlyList<(string Mark, string Name, long Count)> Clinics(int max) => database.Read(session => session.Query<ClinicRow>(
        $"""
        SELECT lower(hex(substr(m.from_hash, 1, 8))) AS Clinic, count(*) AS Count, min(m.id) AS MessageId FROM work_item w JOIN message m ON m.id = w.message_id
        WHERE w.queue = 'coder' AND {Open} AND m.from_hash IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM guarded_record g JOIN patient_address a ON a.patient_id = g.patient_id WHERE g.lifted_at IS NULL AND a.address_hash = m.from_hash)
        GROUP BY m.from_hash ORDER BY count(*) DESC, 1 LIMIT @max
        """,
        new { max }).ConvertAll(row => (row.Clinic, Sender(session, row.MessageId) ?? "", row.Count)));

    private static string Where(LetterFilter filter)
    {
        string share = filter.Share switch
        {
            LetterShare.Free => $"{Open} AND w.state = 'waiting'",
            LetterShare.Mine => $"{Open} AND w.state = 'claimed' AND w.state_by = @by",
            LetterShare.Others => $"{Open} AND w.state = 'claimed' AND w.state_by <> @by",
            LetterShare.SignedOff => "w.state = 'signed_off'",
            _ => Open,
        };
        return $"w.queue = 'coder' AND w.document_id IS NOT NULL AND {share}{(filter.Asked ? " AND w.questions > 0" : "")}{(Bytes(filter.Clinic) is null ? "" : " AND substr(m.from_hash, 1, 8) = @clinic")}";
    }

    /// <summary>Each order is that of an index; letters have no limits, so their due times are all alike.</summary>
    private static string Order(LetterFilter filter) => filter switch
    {
        { Share: LetterShare.SignedOff } => "w.state_at DESC, w.id DESC",
        { Order: LetterOrder.Doubt } => "w.confidence, w.id",
        { Order: LetterOrder.Sure } => "w.confidence DESC, w.id",
        _ => "w.due_at, w.id",
    };

    private static byte[]? Bytes(string? clinic) => clinic?.Length == ClinicDigits && clinic.All(char.IsAsciiHexDigit) ? Convert.FromHexString(clinic) : null;

    private static List<LetterRow> Shown(Session session, HashSet<long> guarded, List<QueueRow> rows) => rows.ConvertAll(row => guarded.Contains(row.MessageId)
        ? Row(session, row with { FromName = null, FromAddress = null, Clinic = null, PatientId = null }) with { Guarded = true }
        : Row(session, row));

    private static LetterRow Row(Session session, QueueRow row) => new()
    {
        Item = LetterReader.Item(session, row.Id)!,
        ReceivedAt = StoreTime.Read(row.ReceivedAt),
        Sender = StoredNames.Sender(session, row.MessageId, row.FromName, row.FromAddress),
        Clinic = row.Clinic is { Length: > 0 } ? row.Clinic : null,
        Patient = row.PatientId is { } patient ? StoredNames.Patient(session, patient) : null,
        Confidence = row.Confidence,
        Questions = (int)row.Questions,
        Codes = (int)row.Codes,
    };

    private static string? Sender(Session session, long message) =>
        session.Prepare("SELECT from_name, from_address FROM message WHERE id = $id").Set("$id", message)
            .Rows(r => StoredNames.Sender(session, message, r.IsNull(0) ? null : r.GetBytes(0), r.IsNull(1) ? null : r.GetBytes(1)))[0];

    internal sealed record QueueRow
    {
        public long Id { get; init; }

        public long MessageId { get; init; }

        public string ReceivedAt { get; init; } = "";

        public byte[]? FromName { get; init; }

        public byte[]? FromAddress { get; init; }

        public string? Clinic { get; init; }

        public long? PatientId { get; init; }

        public double? Confidence { get; init; }

        public long Questions { get; init; }

        public long Codes { get; init; }
    }

    internal sealed record ClinicRow
    {
        public string Clinic { get; init; } = "";

        public long Count { get; init; }

        public long MessageId { get; init; }
    }
}
