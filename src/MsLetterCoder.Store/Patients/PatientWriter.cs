using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Patients;

/// <summary>Writes and finds patients inside a transaction.</summary>
internal static class PatientWriter
{
    /// <summary>The patient of that NHS number; null where there is none.</summary>
    public static long? Find(WriteTransaction transaction, string nhsNumber) =>
        transaction.Prepare("SELECT id FROM patient WHERE nhs_hash = $hash").Set("$hash", transaction.Hash.NhsNumber(nhsNumber)).Value() as long?;

    /// <summary>The only patient who uses an address; null where nobody does, or more than one.</summary>
    public static long? FindByAddress(Session session, byte[] addressHash) =>
        session.Prepare("SELECT DISTINCT patient_id FROM patient_address WHERE address_hash = $hash LIMIT 2").Set("$hash", addressHash).Rows(r => r.GetInt64(0)) is [long only] ? only : null;

    /// <summary>The patient of that NHS number, made where there is none. A date of birth that is known stays.</summary>
    public static long Ensure(WriteTransaction transaction, string nhsNumber, DateOnly? dateOfBirth, PatientSource source)
    {
        if (Find(transaction, nhsNumber) is { } known)
        {
            if (dateOfBirth is not null)
            {
                transaction.Prepare("UPDATE patient SET date_of_birth = $birth, birth_hash = $hash WHERE id = $id AND date_of_birth IS NULL")
                    .Set("$birth", transaction.Seal("patient", known, "date_of_birth", FactNames.WriteDay(dateOfBirth))).Set("$hash", BirthHash(transaction.Hash, dateOfBirth)).Set("$id", known).Run();
            }

            return known;
        }

        long id = transaction.NextId("patient");
        transaction.Prepare("INSERT INTO patient (id, nhs_hash, nhs_number, date_of_birth, birth_hash, source, created_at) VALUES ($id, $hash, $number, $birth, $birthHash, $source, $now)")
            .Set("$id", id).Set("$hash", transaction.Hash.NhsNumber(nhsNumber)).Set("$number", transaction.Seal("patient", id, "nhs_number", nhsNumber))
            .Set("$birth", transaction.Seal("patient", id, "date_of_birth", FactNames.WriteDay(dateOfBirth))).Set("$birthHash", BirthHash(transaction.Hash, dateOfBirth))
            .Set("$source", Labels.Of(source)).Set("$now", transaction.NowText).Run();
        return id;
    }

    private static byte[]? BirthHash(KeyedHash hash, DateOnly? day) => day is { } known ? hash.BirthDay(known) : null;

    /// <summary>Adds names that the patient does not have yet.</summary>
    /// <returns>How many were added.</returns>
    public static int AddNames(WriteTransaction transaction, long patientId, IReadOnlyList<string> names)
    {
        int added = 0;
        foreach (string name in names)
        {
            long id = transaction.NextId("patient_name");
            int rows = transaction.Prepare("INSERT INTO patient_name (id, patient_id, name, name_hash) VALUES ($id, $patient, $name, $hash) ON CONFLICT DO NOTHING")
                .Set("$id", id).Set("$patient", patientId).Set("$name", transaction.Seal("patient_name", id, "name", name)).Set("$hash", transaction.Hash.Name(name)).Run();
            if (rows == 0)
            {
                continue;
            }

            added++;
            foreach (byte[] part in transaction.Hash.Parts(name))
            {
                transaction.Prepare("INSERT INTO patient_name_part (part_hash, name_id) VALUES ($part, $name)").Set("$part", part).Set("$name", id).Run();
            }
        }

        return added;
    }

    /// <summary>Adds addresses that the patient does not have yet.</summary>
    /// <returns>How many were added.</returns>
    public static int AddAddresses(WriteTransaction transaction, long patientId, IReadOnlyList<string> addresses)
    {
        int added = 0;
        foreach (string address in addresses)
        {
            long id = transaction.NextId("patient_address");
            added += transaction.Prepare(
                "INSERT INTO patient_address (id, patient_id, address, address_hash) VALUES ($id, $patient, $address, $hash) ON CONFLICT DO NOTHING")
                .Set("$id", id).Set("$patient", patientId).Set("$address", transaction.Seal("patient_address", id, "address", address))
                .Set("$hash", transaction.Hash.Address(address)).Run();
        }

        return added;
    }
}
