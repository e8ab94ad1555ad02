using SQLitePCL;

namespace MsLetterCoder.Store.Database;

/// <summary>The row a statement stands on; good until the statement steps on.</summary>
internal readonly struct StatementRow(sqlite3_stmt statement)
{
    /// <summary>True for NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>An integer.</summary>
    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>An integer that may be NULL.</summary>
    public long? GetOptionalInt64(int column) => IsNull(column) ? null : GetInt64(column);

    /// <summary>A text.</summary>
    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>A text that may be NULL.</summary>
    public string? GetOptionalString(int column) => IsNull(column) ? null : GetString(column);

    /// <summary>Bytes.</summary>
    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <summary>A long, double, string or byte array; null for NULL.</summary>
    public object? GetValue(int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => GetInt64(column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, column),
        raw.SQLITE_BLOB => GetBytes(column),
        _ => GetString(column),
    };
}
