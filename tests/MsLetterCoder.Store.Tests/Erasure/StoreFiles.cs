using Microsoft.Data.Sqlite;

namespace MsLetterCoder.Store.Tests.Erasure;

/// <summary>The store as somebody sees it who has its files and looks at bytes.</summary>
internal sealed class StoreFiles(string path)
{
    /// <summary>Rows of every table but those that hold nobody's data, and every encrypted field and hash in them.</summary>
    public (SortedDictionary<string, long> Rows, HashSet<string> Fields) Picture()
    {
        string[] nobodys = ["audit", "setting", "erased_mail", "run", "run_model", "sqlite_sequence", "schema_migration"];
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var fields = new HashSet<string>(StringComparer.Ordinal);
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (string table in Column(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'").Except(nobodys))
        {
            rows[table] = long.Parse(Column(connection, $"SELECT count(*) FROM {table}").Single(), null);
            foreach (string column in Column(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE type = 'BLOB'"))
            {
                fields.UnionWith(Column(connection, $"SELECT hex({column}) FROM {table} WHERE length({column}) >= 28"));
            }
        }

        return (rows, fields);
    }

    /// <summary>The keyed hashes by which mails that were erased are known again: all that is kept of them.</summary>
    public HashSet<string> Kept()
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return [.. Column(connection, "SELECT hex(identity_hash) FROM erased_mail UNION SELECT hex(message_id_hash) FROM erased_mail UNION SELECT hex(content_hash) FROM erased_mail")];
    }

    /// <summary>How many of these fields stand anywhere in the database, its log or its index of the log.</summary>
    public int Standing(IReadOnlyCollection<string> fields)
    {
        byte[][] files = [.. Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Read)];
        return fields.Count(field => Array.Exists(files, file => file.AsSpan().IndexOf(Convert.FromHexString(field)) >= 0));
    }

    /// <summary>Pages that hold nothing.</summary>
    public long FreePages()
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return long.Parse(Column(connection, "SELECT freelist_count FROM pragma_freelist_count").Single(), null);
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
