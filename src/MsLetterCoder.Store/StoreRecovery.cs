using System.Globalization;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store;

/// <summary>The store's recovery key: a second key that only a person's paper holds, for the day on which the first is lost.</summary>
public sealed class StoreRecovery
{
    private readonly StoreDatabase database;
    private readonly string storeId;
    private readonly Func<StoreKeys> keys;

    internal StoreRecovery(StoreDatabase database, string storeId, Func<StoreKeys> keys)
    {
        this.database = database;
        this.storeId = storeId;
        this.keys = keys;
    }

    /// <summary>What is known of it; null where none was made.</summary>
    public RecoveryState? State() => database.Read(session => session.Prepare(
        """
        SELECT min(made_at), min(made_by), min(proved_at), (SELECT count(*) FROM data_key) = count(*), count(*) = count(proved_at) FROM recovery_key HAVING count(*) > 0
        """)
        .Rows(r => new RecoveryState(StoreTime.Read(r.GetString(0)), r.GetString(1), r.GetInt64(4) == 0 ? null : StoreTime.ReadOptional(r.GetOptionalString(2)), r.GetInt64(3) != 0))
        is [RecoveryState state] ? state : null);

    /// <summary>Makes a recovery key; one made before is worth nothing from then on, but for backups made before.</summary>
    /// <param name="by">Account of the person.</param>
    /// <returns>The key as it is to be written down. It is stored nowhere and cannot be shown again.</returns>
    public string Make(string by)
    {
        var key = RecoveryKey.Make();
        KeyEncryptionKey wrapping = key.Wrapping;
        database.Write(transaction =>
        {
            List<(long Id, byte[] Wrapped)> wrapped = StoreOpening.ReadWrapped(transaction.Session);
            KeyEncryptionKey current = keys().ForStore(storeId, wrapped[0].Wrapped);
            transaction.Prepare("DELETE FROM recovery_key").Run();
            foreach ((long id, byte[] dataKey) in wrapped)
            {
                transaction.Prepare("INSERT INTO recovery_key (key_id, wrapped, made_at, made_by) VALUES ($id, $wrapped, $now, $by)")
                    .Set("$id", id).Set("$wrapped", wrapping.Wrap(current.Unwrap(dataKey, storeId, id), storeId, id)).Set("$now", transaction.NowText).Set("$by", by).Run();
            }

            transaction.Audit(by, AuditAction.RecoveryKeyMade, "recovery_key", detail: string.Create(CultureInfo.InvariantCulture, $"keys={wrapped.Count}"));
        });

        // What the earlier one opened is nowhere left.
        database.EmptyLog();
        return key.Written;
    }

    /// <summary>Looks whether what a person wrote down is the recovery key, and remembers the day.</summary>
    /// <param name="typed">The key as typed.</param>
    /// <param name="by">Account of the person.</param>
    /// <returns>False where it is another key, or none was made.</returns>
    /// <exception cref="StoreKeyException">It has a typing error.</exception>
    public bool Prove(string typed, string by)
    {
        KeyEncryptionKey wrapping = RecoveryKey.Parse(typed).Wrapping;
        return database.Write(transaction =>
        {
            List<(long Id, byte[] Wrapped)> wrapped = Read(transaction.Session);
            if (wrapped.Count == 0 || !wrapped.TrueForAll(key => wrapping.Wrapped(key.Wrapped)))
            {
                return false;
            }

            foreach ((long id, byte[] key) in wrapped)
            {
                wrapping.Unwrap(key, storeId, id);
            }

            transaction.Prepare("UPDATE recovery_key SET proved_at = $now").Set("$now", transaction.NowText).Run();
            transaction.Audit(by, AuditAction.RecoveryKeyProved, "recovery_key");
            return true;
        });
    }

    /// <summary>Gives a store whose key is lost a new one: the recovery key opens the data keys, and the key that <see cref="StoreOptions.Key"/> names wraps them from then on; for a folder it is made
    /// there. No field is touched, and a kill at any moment leaves the store as it was or recovered.</summary>
    /// <param name="options">The store, or a copy of it.</param>
    /// <param name="typed">The recovery key as typed.</param>
    /// <param name="by">Account of the person.</param>
    /// <exception cref="StoreKeyException">It has a typing error, is another key, none was made, or the store still opens with its own key.</exception>
    /// <exception cref="StoreException">The file is no store.</exception>
    public static void Recover(StoreOptions options, string typed, string by)
    {
        ArgumentNullException.ThrowIfNull(options);
        KeyEncryptionKey recovery = RecoveryKey.Parse(typed).Wrapping;
        string path = Path.GetFullPath(options.Path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no store at '{path}'.");
        }

        var source = new StoreKeys(options.Key, path);
        using var session = new Session(path, options.BusyTimeout, readOnly: false);
        string storeId = StoreOpening.IdOf(session);
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            Rewrap(session, storeId, source, recovery, options, by);
            session.Execute("COMMIT");
        }
        catch
        {
            session.Execute("ROLLBACK");
            throw;
        }

        source.FinishRotation(storeId);
        session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static void Rewrap(Session session, string storeId, StoreKeys source, KeyEncryptionKey recovery, StoreOptions options, string by)
    {
        List<(long Id, byte[] Wrapped)> wrapped = StoreOpening.ReadWrapped(session);
        if (Opens(source, storeId, wrapped[0].Wrapped))
        {
            throw new StoreKeyException("The store opens with its own key: there is nothing to recover. 'key rotate' gives it another.");
        }

        List<(long Id, byte[] Wrapped)> kept = session.Prepare("SELECT 1 FROM sqlite_schema WHERE name = 'recovery_key'").Value() is null ? [] : Read(session);
        if (kept.Count < wrapped.Count)
        {
            throw new StoreKeyException("No recovery key was made for this store: only its own key opens it.");
        }

        if (!kept.TrueForAll(key => recovery.Wrapped(key.Wrapped)))
        {
            throw new StoreKeyException("That is not this store's recovery key. It may be an older one, or another store's.");
        }

        var dataKeys = kept.ToDictionary(key => key.Id, key => recovery.Unwrap(key.Wrapped, storeId, key.Id));
        var ring = new KeyRing(dataKeys);
        KeyEncryptionKey fresh = source.PrepareRotation(storeId);
        using var hash = new KeyedHash(ring.HashKey);
        var transaction = new WriteTransaction(session, hash, new AuditChain(ring.AuditKey), options.Time.GetUtcNow(), _ => DueTimes.None);
        foreach ((long id, byte[] key) in dataKeys)
        {
            transaction.Prepare("UPDATE data_key SET wrapped = $wrapped, wrapped_at = $now WHERE id = $id")
                .Set("$wrapped", fresh.Wrap(key, storeId, id)).Set("$now", transaction.NowText).Set("$id", id).Run();
        }

        transaction.Audit(by, AuditAction.KeyRecovered, "data_key", detail: string.Create(CultureInfo.InvariantCulture, $"keys={dataKeys.Count}"));
    }

    private static bool Opens(StoreKeys source, string storeId, byte[] wrapped)
    {
        try
        {
            return source.ForStore(storeId, wrapped).Wrapped(wrapped);
        }
        catch (StoreKeyException)
        {
            return false;
        }
    }

    private static List<(long Id, byte[] Wrapped)> Read(Session session) =>
        session.Prepare("SELECT key_id, wrapped FROM recovery_key ORDER BY key_id").Rows(r => (r.GetInt64(0), r.GetBytes(1)));
}
