using Dapper;
using Microsoft.Data.Sqlite;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Database;

/// <summary>One connection with its prepared statements and its cipher. Used by one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private readonly SqliteConnection connection;
    private FieldCipher? cipher;

    /// <summary>Opens the connection and sets what SQLite keeps for each connection only.</summary>
    public Session(string path, TimeSpan busyTimeout, bool readOnly)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(busyTimeout.TotalSeconds)),
        }.ToString());
        connection.Open();
        Execute(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(long)busyTimeout.TotalMilliseconds}"));
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA secure_delete = ON");
        // 32 MB at the store's page size instead of 4: pages that change again and again are copied into the database once.
        Execute("PRAGMA wal_autocheckpoint = 8000");
        Execute("PRAGMA temp_store = MEMORY");
        Execute("PRAGMA trusted_schema = OFF");
    }

    /// <summary>For queries by Dapper.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>Seals and opens fields; set once the keys are known.</summary>
    public FieldCipher Cipher
    {
        get => cipher ?? throw new InvalidOperationException("The session has no keys yet.");
        set
        {
            cipher?.Dispose();
            cipher = value;
        }
    }

    /// <summary>The prepared statement of this SQL.</summary>
    public Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out Statement? statement))
        {
            statements.Add(sql, statement = new Statement(connection, sql));
        }

        return statement;
    }

    /// <summary>Runs SQL that is not kept.</summary>
    public void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Rows by Dapper: <typeparamref name="T"/> has init properties of exactly long, double, string or byte[].</summary>
    public List<T> Query<T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters).AsList();

    /// <summary>Seals a text that may be missing.</summary>
    public byte[]? Seal(string table, long row, string column, string? text) => text is null ? null : Cipher.Seal(table, row, column, text);

    /// <summary>Opens a text that may be missing.</summary>
    public string? Open(string table, long row, string column, byte[]? field) => field is null ? null : Cipher.OpenText(table, row, column, field);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Statement statement in statements.Values)
        {
            statement.Dispose();
        }

        cipher?.Dispose();
        connection.Dispose();
    }
}
