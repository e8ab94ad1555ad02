using Microsoft.Data.Sqlite;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Database;

/// <summary>Copies a database into a new file while others read and write it: what was committed when the copy began, and nothing else (SQLite's online backup).</summary>
internal static class BackupCopy
{
    /// <summary>Copies one.</summary>
    /// <param name="source">The database file.</param>
    /// <param name="target">A file that does not exist; made with mode 0600.</param>
    /// <exception cref="IOException">The target exists or cannot be written.</exception>
    /// <exception cref="StoreException">The copy is damaged, or the source was written to all the time.</exception>
    public static void Make(string source, string target)
    {
        KeyFolder.MakeFile(target, []);
        try
        {
            using (SqliteConnection from = Open(source, SqliteOpenMode.ReadOnly))
            using (SqliteConnection to = Open(target, SqliteOpenMode.ReadWrite))
            {
                from.BackupDatabase(to);
                // The copy is one file: no log beside it that could be left behind.
                Run(to, "PRAGMA journal_mode = DELETE");
                if (Run(to, "PRAGMA integrity_check") is not "ok")
                {
                    throw new StoreException($"The copy of {source} is damaged.");
                }
            }

            using var file = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e)
        {
            File.Delete(target);
            if (e is SqliteException)
            {
                throw new StoreException($"{source} cannot be copied: it is damaged, no database, or the disk is full.", e);
            }

            throw;
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The words are this class's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
