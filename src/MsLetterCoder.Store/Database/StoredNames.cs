namespace MsLetterCoder.Store.Database;

/// <summary>Names as a row of a page shows them, decrypted.</summary>
internal static class StoredNames
{
    /// <summary>The first name a patient became known by; null where there is none.</summary>
    public static string? Patient(Session session, long patient) =>
        session.Prepare("SELECT id, name FROM patient_name WHERE patient_id = $id ORDER BY id LIMIT 1").Set("$id", patient)
            .Rows(r => session.Cipher.OpenText("patient_name", r.GetInt64(0), "name", r.GetBytes(1))) is [string name] ? name : null;

    /// <summary>A sender's name, their address where they gave none; null where both are unknown.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="message">The mail.</param>
    /// <param name="name">Its 'from_name' as it is stored.</param>
    /// <param name="address">Its 'from_address' as it is stored.</param>
    public static string? Sender(Session session, long message, byte[]? name, byte[]? address) =>
        session.Open("message", message, "from_name", name) is { Length: > 0 } said ? said : session.Open("message", message, "from_address", address);
}
