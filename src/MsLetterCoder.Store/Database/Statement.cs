using Microsoft.Data.Sqlite;

namespace MsLetterCoder.Store.Database;

/// <summary>A prepared statement that is used again and again: set every parameter, then run. Parameters keep their last value, so each use sets all of them.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    /// <summary>Prepares a statement.</summary>
    public Statement(SqliteConnection connection, string sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
    }

    /// <summary>Binds a parameter; null is NULL.</summary>
    public Statement Set(string name, object? value)
    {
        SqliteParameterCollection parameters = command.Parameters;
        int index = parameters.IndexOf(name);
        if (index < 0)
        {
            parameters.AddWithValue(name, value ?? DBNull.Value);
        }
        else
        {
            parameters[index].Value = value ?? DBNull.Value;
        }

        return this;
    }

    /// <summary>Runs it.</summary>
    /// <returns>Rows changed.</returns>
    public int Run() => command.ExecuteNonQuery();

    /// <summary>The first column of the first row: a long, double, string or byte array; null where there is none.</summary>
    public object? Value() => command.ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>All rows, mapped while they are read.</summary>
    public List<T> Rows<T>(Func<SqliteDataReader, T> map)
    {
        var rows = new List<T>();
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => command.Dispose();
}
