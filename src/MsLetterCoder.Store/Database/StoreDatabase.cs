using Microsoft.Data.Sqlite;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Database;

/// <summary>The open database: one session that writes and one that reads, each used by one thread at a time. Readers see a snapshot and never wait for a writer (WAL).</summary>
internal sealed class StoreDatabase : IDisposable
{
    private const int Busy = 5;
    private const int Full = 13;

    private readonly Lock writing = new();
    private readonly Lock reading = new();
    private readonly Session writer;
    private readonly Session reader;
    private readonly TimeProvider time;
    private readonly Func<DateTimeOffset, DueTimes> dueFrom;
    private readonly AuditChain chain;
    private readonly AuditAnchor anchor;

    /// <summary>Takes over sessions whose ciphers are set.</summary>
    public StoreDatabase(Session writer, Session reader, TimeProvider time, Func<DateTimeOffset, DueTimes> dueFrom, KeyedHash hash, AuditChain chain, AuditAnchor anchor)
    {
        this.writer = writer;
        this.reader = reader;
        this.time = time;
        this.dueFrom = dueFrom;
        this.chain = chain;
        this.anchor = anchor;
        Hash = hash;
    }

    /// <summary>Keyed hashes.</summary>
    public KeyedHash Hash { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The chain of the audit trail.</summary>
    public AuditChain Chain => chain;

    /// <summary>The anchor of the audit trail.</summary>
    public AuditAnchor Anchor => anchor;

    /// <summary>Does work in one transaction that begins IMMEDIATE, then anchors the audit rows it wrote.</summary>
    /// <exception cref="StoreException">Another process wrote for longer than the busy timeout.</exception>
    public T Write<T>(Func<WriteTransaction, T> work)
    {
        lock (writing)
        {
            Begin();
            T result;
            try
            {
                result = work(new WriteTransaction(writer, Hash, chain, time.GetUtcNow(), dueFrom));
                writer.Prepare("COMMIT").Run();
            }
            catch
            {
                chain.RollBack();
                RollBack();
                throw;
            }

            anchor.Advance(writer, chain.Commit());
            return result;
        }
    }

    /// <summary>Does work in one writing transaction.</summary>
    public void Write(Action<WriteTransaction> work) => Write(transaction =>
    {
        work(transaction);
        return true;
    });

    /// <summary>Reads one snapshot.</summary>
    public T Read<T>(Func<Session, T> work)
    {
        lock (reading)
        {
            reader.Prepare("BEGIN").Run();
            try
            {
                return work(reader);
            }
            finally
            {
                reader.Prepare("COMMIT").Run();
            }
        }
    }

    /// <summary>Copies the write-ahead log into the database and empties it, so that what was overwritten is nowhere left.</summary>
    /// <returns>False where another process held it open.</returns>
    public bool EmptyLog()
    {
        lock (writing)
        {
            return writer.Prepare("PRAGMA wal_checkpoint(TRUNCATE)").Value() is 0L;
        }
    }

    /// <summary>Writes the file anew without free pages and without what moved rows left behind within pages (secure_delete overwrites deleted rows, not their earlier places), then empties the log.</summary>
    /// <returns>False where another process held the database or the log open.</returns>
    public bool Compact()
    {
        lock (writing)
        {
            // The second copy is as large as the store: on disk, in a file without a name, not in memory.
            writer.Execute("PRAGMA temp_store = FILE");
            try
            {
                writer.Execute("VACUUM");
            }
            catch (SqliteException e) when (e.SqliteErrorCode == Busy)
            {
                return false;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == Full)
            {
                throw new StoreException("The disk has no room for a second copy of the store, which cleaning needs. Make room and do it again.", e);
            }
            finally
            {
                writer.Execute("PRAGMA temp_store = MEMORY");
            }

            return EmptyLog();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        anchor.Dispose();
        reader.Dispose();
        writer.Dispose();
        Hash.Dispose();
    }

    private void Begin()
    {
        try
        {
            writer.Prepare("BEGIN IMMEDIATE").Run();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Busy)
        {
            throw new StoreException("Another process has been writing to the store for longer than the busy timeout. Try again.", e);
        }
    }

    /// <summary>SQLite has rolled back by itself after some errors (disk full, I/O); then there is nothing left to do.</summary>
    private void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(writer.Connection.Handle) == 0)
        {
            writer.Prepare("ROLLBACK").Run();
        }
    }
}
