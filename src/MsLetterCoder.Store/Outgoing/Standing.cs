using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.Store.Outgoing;

/// <summary>What stands against writing to somebody.</summary>
internal static class Standing
{
    /// <summary>Flags after which nothing is sent by itself: somebody else may read it, or there is nobody to read it.</summary>
    private const string Flags = "'safeguarding', 'immediate_danger', 'death_reported'";

    /// <summary>Ids of contact restrictions in force that concern a message, its patient or its sender.</summary>
    public static IReadOnlyList<long> Restrictions(Session session, byte[] addressHash, long messageId, long? patientId) =>
        ContactRestrictions.Concerning(session, messageId, patientId, addressHash).ConvertAll(restriction => restriction.Id);

    /// <summary>True where a document of the message, of the patient or of the sender has ever raised such a flag.</summary>
    public static bool Flagged(Session session, byte[] addressHash, long messageId, long? patientId) => session.Prepare(
        $"""
        SELECT 1 FROM red_flag f JOIN analysis a ON a.id = f.analysis_id JOIN document d ON d.id = a.document_id JOIN message m ON m.id = d.message_id
        WHERE f.flag_key IN ({Flags}) AND (d.message_id = $message OR d.patient_id IS $patient AND $patient IS NOT NULL OR m.from_hash = $address)
        LIMIT 1
        """)
        .Set("$patient", patientId).Set("$message", messageId).Set("$address", addressHash).Value() is not null;

    /// <summary>True where a nurse has confirmed the address for the patient.</summary>
    public static bool IsConfirmed(Session session, byte[] addressHash, long patientId) =>
        session.Prepare("SELECT 1 FROM patient_address WHERE patient_id = $patient AND address_hash = $address AND confirmed_at IS NOT NULL")
            .Set("$patient", patientId).Set("$address", addressHash).Value() is not null;

    /// <summary>The patient of a message's own text; null where it is linked to none.</summary>
    public static long? PatientOf(Session session, long messageId) =>
        session.Prepare("SELECT patient_id FROM document WHERE message_id = $message AND part = '' LIMIT 1").Set("$message", messageId).Value() as long?;
}
