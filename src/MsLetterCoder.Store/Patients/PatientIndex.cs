using System.Globalization;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Patients;

/// <summary>The patients: from coded letters (<see cref="MessageFiling"/>) and from imported lists.</summary>
public sealed class PatientIndex
{
    private readonly StoreDatabase database;

    internal PatientIndex(StoreDatabase database) => this.database = database;

    /// <summary>The patient of an NHS number; blanks and hyphens do not count. Null where there is none.</summary>
    public Patient? FindByNhsNumber(string nhsNumber) => database.Read(session =>
        session.Prepare("SELECT id FROM patient WHERE nhs_hash = $hash").Set("$hash", database.Hash.NhsNumber(nhsNumber)).Value() is long id ? Load(session, id) : null);

    /// <summary>The patient who uses an e-mail address. Null where nobody does, and where two people do: such an address identifies neither.</summary>
    public Patient? FindByAddress(string address) => database.Read(session =>
        PatientWriter.FindByAddress(session, database.Hash.Address(address)) is { } id ? Load(session, id) : null);

    /// <summary>Patients one of whose names has all these parts, in any order; titles, accents and case do not count.</summary>
    /// <param name="name">A name or a part of one.</param>
    /// <param name="max">Most patients to return.</param>
    public IReadOnlyList<Patient> FindByName(string name, int max) => database.Read(session =>
    {
        IEnumerable<(long NameId, long PatientId)>? found = null;
        foreach (byte[] part in database.Hash.Parts(name))
        {
            var having = session.Prepare(
                "SELECT n.id, n.patient_id FROM patient_name_part p JOIN patient_name n ON n.id = p.name_id WHERE p.part_hash = $part ORDER BY n.patient_id, n.id")
                .Set("$part", part).Rows(r => (r.GetInt64(0), r.GetInt64(1)));
            found = found is null ? having : found.Intersect(having);
        }

        return (found ?? []).Select(f => f.PatientId).Distinct().Take(max).ToList().ConvertAll(id => Load(session, id));
    });

    /// <summary>Patients whom all that is given fits, for a person; the search itself is audited, its words are not.</summary>
    /// <param name="search">What to look for.</param>
    /// <param name="by">Account of who looks.</param>
    /// <param name="max">Most patients to return.</param>
    public IReadOnlyList<Patient> Search(PatientSearch search, string by, int max) => database.Write(transaction => PatientSearching.Find(transaction, search, by, max));

    /// <summary>Patients of these ids, for a person who looks at them: it is audited. Ids of nobody are left out.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="by">Account of who looks.</param>
    public IReadOnlyList<Patient> Look(IReadOnlyList<long> ids, string by) => database.Write(transaction =>
    {
        List<long> there = [.. ids.Distinct().Where(id => transaction.Prepare("SELECT 1 FROM patient WHERE id = $id").Set("$id", id).Value() is not null)];
        there.ForEach(id => transaction.Audit(by, AuditAction.RecordViewed, "patient", id));
        return there.ConvertAll(id => Load(transaction.Session, id));
    });

    /// <summary>What is stored of a patient, newest first.</summary>
    /// <param name="patientId">The patient.</param>
    /// <param name="max">Most documents.</param>
    public IReadOnlyList<PatientDocument> Documents(long patientId, int max) => database.Read(session => PatientSearching.Documents(session, patientId, max));

    /// <summary>The patient of that id.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public Patient Get(long patientId) => database.Read(session => Load(session, patientId));

    /// <summary>Whose a document is, by what it and its mail say.</summary>
    public PatientMatch Match(PatientEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return database.Read(session => PatientMatcher.Find(session, database.Hash, evidence));
    }

    /// <summary>How the documents of a message were matched, by part.</summary>
    public IReadOnlyList<DocumentMatch> MatchesOf(long messageId) => database.Read(session => session.Query<MatchRow>($"{MatchRow.Select} WHERE d.message_id = @messageId ORDER BY d.id", new { messageId })
        .ConvertAll(row => row.ToMatch()));

    /// <summary>Keys of disease-modifying drugs that stored letters of these patients name, each once.</summary>
    public IReadOnlyList<string> KnownDrugs(IReadOnlyList<long> patients) => patients.Count == 0 ? [] : database.Read(session =>
        (IReadOnlyList<string>)[.. patients.SelectMany(id => Drugs(session, id)).Distinct(StringComparer.Ordinal)]);

    /// <summary>A nurse says that the address a message came from is a patient's. It is remembered, and messages of that sender which stood in nobody's record are matched again; what still
    /// contradicts keeps them out. Queue entries, urgencies and clocks stay as they are.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="patientId">The patient.</param>
    /// <param name="by">Account of the nurse.</param>
    /// <exception cref="StoreException">There is no such message or patient, or the message has no sender.</exception>
    public AddressConfirmation ConfirmAddress(long messageId, long patientId, string by) => database.Write(transaction => AddressConfirming.Confirm(transaction, messageId, patientId, by));

    /// <summary>Imports a list in one transaction: CSV with a header line of nhs_number, names, date_of_birth (yyyy-MM-dd) and addresses, in any order, several names or addresses parted by
    /// semicolons. Lines with an error are left out and reported; the others count. A repeat changes nothing.</summary>
    /// <param name="csv">The text.</param>
    /// <param name="by">Account of the person.</param>
    /// <exception cref="StoreException">The header line lacks nhs_number or names an unknown column.</exception>
    public PatientImport Import(TextReader csv, string by)
    {
        PatientList list = PatientList.Read(csv);
        return database.Write(transaction =>
        {
            int added = 0;
            int changed = 0;
            foreach (PatientList.Entry entry in list.Entries)
            {
                bool known = PatientWriter.Find(transaction, entry.NhsNumber) is not null;
                long id = PatientWriter.Ensure(transaction, entry.NhsNumber, entry.DateOfBirth, PatientSource.Import);
                int news = PatientWriter.AddNames(transaction, id, entry.Names) + PatientWriter.AddAddresses(transaction, id, entry.Addresses);
                added += known ? 0 : 1;
                changed += known && news > 0 ? 1 : 0;
            }

            transaction.Audit(by, AuditAction.PatientsImported, detail: string.Create(CultureInfo.InvariantCulture, $"added={added};changed={changed};left_out={list.Problems.Count}"));
            return new PatientImport { Added = added, Changed = changed, Problems = list.Problems };
        });
    }

    /// <summary>Day of the last dose, by key, of drugs that the latest letter on them says were stopped. Of several patients the latest day.</summary>
    /// <param name="patients">Ids of patients.</param>
    public IReadOnlyDictionary<string, DateOnly> LastDoses(IReadOnlyList<long> patients) => patients.Count == 0 ? new Dictionary<string, DateOnly>() : database.Read(session =>
        patients.SelectMany(id => LatestWords(session, id)).Where(drug => drug.LastDose is not null).GroupBy(drug => drug.Drug, StringComparer.Ordinal)
            .ToDictionary(drug => drug.Key, drug => drug.Max(d => d.LastDose!.Value), StringComparer.Ordinal));

    /// <summary>Drugs that the latest letter on each says are taken.</summary>
    private static List<string> Drugs(Session session, long id) => [.. LatestWords(session, id).Where(drug => drug.LastDose is null).Select(drug => drug.Drug)];

    /// <summary>What the latest letter on each drug says, by its clinic date; letters without one count as the oldest.</summary>
    private static IEnumerable<(string Drug, DateOnly? LastDose)> LatestWords(Session session, long id) =>
        session.Prepare("SELECT drug_key, last_dose FROM patient_drug WHERE patient_id = $id ORDER BY drug_key, coalesce(as_of, ''), document_id").Set("$id", id)
            .Rows(r => (Drug: r.GetString(0), LastDose: FactNames.ReadDay(r.GetOptionalString(1)))).GroupBy(drug => drug.Drug, StringComparer.Ordinal).Select(drug => drug.Last());

    internal static Patient Load(Session session, long id)
    {
        if (session.Query<PatientRow>(
            "SELECT id AS Id, nhs_number AS NhsNumber, date_of_birth AS DateOfBirth, source AS Source, created_at AS CreatedAt FROM patient WHERE id = @id", new { id }) is not [PatientRow row])
        {
            throw new StoreException($"There is no patient {id}.");
        }

        return new Patient
        {
            Id = id,
            NhsNumber = session.Cipher.OpenText("patient", id, "nhs_number", row.NhsNumber),
            DateOfBirth = FactNames.ReadDay(session.Open("patient", id, "date_of_birth", row.DateOfBirth)),
            Source = StoredLabel.Read<PatientSource>(row.Source),
            CreatedAt = StoreTime.Read(row.CreatedAt),
            Names = Texts(session, "patient_name", "name", id),
            Addresses = Texts(session, "patient_address", "address", id),
            Drugs = Drugs(session, id),
            Restrictions = session.Query<RestrictionRow>($"{RestrictionRow.Select} WHERE patient_id = @id AND lifted_at IS NULL ORDER BY id", new { id })
                .ConvertAll(restriction => restriction.ToRestriction()),
        };
    }

    private static List<string> Texts(Session session, string table, string column, long patientId) =>
        session.Query<PatientTextRow>($"SELECT id AS Id, {column} AS Text FROM {table} WHERE patient_id = @patientId ORDER BY id", new { patientId })
            .ConvertAll(row => session.Cipher.OpenText(table, row.Id, column, row.Text));
}
