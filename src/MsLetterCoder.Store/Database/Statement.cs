using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MsLetterCoder.Store.Database;

/// <summary>A prepared statement that is used again and again: set every parameter, then run. It speaks to SQLite's own interface, because binding through a command object costs several times
/// what SQLite itself needs for a small row. Parameters keep their last value, so each use sets all of them.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private readonly Dictionary<string, int> parameters = new(StringComparer.Ordinal);

    /// <summary>Prepares a statement.</summary>
    /// <exception cref="SqliteException">The SQL is wrong.</exception>
    public Statement(SqliteConnection connection, string sql)
    {
        this.connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(this.connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        for (int i = 1; i <= raw.sqlite3_bind_parameter_count(statement); i++)
        {
            parameters.Add(raw.sqlite3_bind_parameter_name(statement, i).utf8_to_string(), i);
        }
    }

    /// <summary>Binds an integer; null is NULL.</summary>
    public Statement Set(string name, long? value) => Bound(value is { } known ? raw.sqlite3_bind_int64(statement, parameters[name], known) : Null(name));

    /// <summary>Binds a real number.</summary>
    public Statement SetReal(string name, double value) => Bound(raw.sqlite3_bind_double(statement, parameters[name], value));

    /// <summary>Binds a text; null is NULL.</summary>
    public Statement Set(string name, string? value) =>
        Bound(value is null ? Null(name) : raw.sqlite3_bind_text(statement, parameters[name], Encoding.UTF8.GetBytes(value).AsSpan()));

    /// <summary>Binds bytes; null is NULL.</summary>
    public Statement Set(string name, byte[]? value) => Bound(value is null ? Null(name) : raw.sqlite3_bind_blob(statement, parameters[name], value.AsSpan()));

    /// <summary>Runs it to its end.</summary>
    /// <returns>Rows changed.</returns>
    /// <exception cref="SqliteException">SQLite refuses.</exception>
    public int Run()
    {
        try
        {
            while (Step())
            {
            }

            return raw.sqlite3_changes(connection);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>The first column of the first row: a long, double, string or byte array; null where there is none.</summary>
    /// <exception cref="SqliteException">SQLite refuses.</exception>
    public object? Value()
    {
        try
        {
            return Step() ? new StatementRow(statement).GetValue(0) : null;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>All rows, mapped while they are read.</summary>
    /// <exception cref="SqliteException">SQLite refuses.</exception>
    public List<T> Rows<T>(Func<StatementRow, T> map)
    {
        var rows = new List<T>();
        try
        {
            while (Step())
            {
                rows.Add(map(new StatementRow(statement)));
            }

            return rows;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private bool Step()
    {
        int code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
        return false;
    }

    private int Null(string name) => raw.sqlite3_bind_null(statement, parameters[name]);

    private Statement Bound(int code)
    {
        Check(code);
        return this;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, connection);
        }
    }
}
