using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store;

/// <summary>Settings that belong to the store itself and not to one machine's configuration. They hold no secret and no patient text.</summary>
public sealed class StoreSettings
{
    private readonly StoreDatabase database;

    internal StoreSettings(StoreDatabase database) => this.database = database;

    /// <summary>The value of a setting; null where it was never set.</summary>
    public string? Get(string name) => database.Read(session => session.Prepare("SELECT value FROM setting WHERE name = $name").Set("$name", name).Value() as string);

    /// <summary>Sets a setting; writes only where the value changes.</summary>
    /// <param name="name">Its name: letters, digits, '_', '.' and '-'.</param>
    /// <param name="value">Its value; it does not enter the audit trail.</param>
    /// <param name="by">Account of who sets it.</param>
    public void Set(string name, string value, string by) => database.Write(transaction =>
    {
        int rows = transaction.Prepare(
            """
            INSERT INTO setting (name, value, changed_at, changed_by) VALUES ($name, $value, $now, $by)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by WHERE value <> excluded.value
            """)
            .Set("$name", name).Set("$value", value).Set("$now", transaction.NowText).Set("$by", by).Run();
        if (rows > 0)
        {
            transaction.Audit(by, AuditAction.SettingChanged, "setting", detail: $"name={name}");
        }
    });
}
