using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store;

/// <summary>Opens a database file: makes it where it does not exist, brings the schema up to date and unwraps the keys.</summary>
internal sealed class StoreOpening(StoreOptions options, IReadOnlyList<Migration> migrations)
{
    /// <summary>'MSLC' in ASCII, the application id in the header of the database file.</summary>
    private const long ApplicationId = 0x4D534C43;

    private const int NotADatabase = 26;

    private readonly string path = Path.GetFullPath(options.Path);
    private readonly StoreKeys keySource = new(options.Key, Path.GetFullPath(options.Path));

    /// <summary>Opens it.</summary>
    /// <exception cref="StoreException">The file is no store, newer than this program, or its key is not at hand.</exception>
    public OpenedStore Open()
    {
        MakeFile();
        try
        {
            return OpenSessions();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == NotADatabase)
        {
            throw new StoreException($"{path} is no SQLite database.", e);
        }
    }

    /// <summary>Reads the data keys of a store, unwrapped by what its key source holds.</summary>
    public static KeyRing ReadKeys(Session session, string storeId, StoreKeys source)
    {
        List<(long Id, byte[] Wrapped)> wrapped = ReadWrapped(session);
        KeyEncryptionKey kek = source.ForStore(storeId, wrapped[0].Wrapped);
        return new KeyRing(wrapped.ToDictionary(key => key.Id, key => kek.Unwrap(key.Wrapped, storeId, key.Id)));
    }

    /// <summary>The wrapped data keys, by id.</summary>
    public static List<(long Id, byte[] Wrapped)> ReadWrapped(Session session) =>
        session.Prepare("SELECT id, wrapped FROM data_key ORDER BY id").Rows(r => (r.GetInt64(0), r.GetBytes(1)));

    /// <summary>The id of a store.</summary>
    /// <exception cref="StoreException">The file is another program's database.</exception>
    public static string IdOf(Session session) =>
        session.Prepare("SELECT 1 FROM sqlite_schema WHERE name = 'store'").Value() is not null && session.Prepare("SELECT store_id FROM store").Value() is string storeId
            ? storeId
            : throw new StoreException("The file is a database of another program.");

    private OpenedStore OpenSessions()
    {
        Session? writer = null;
        Session? reader = null;
        try
        {
            writer = OpenSession(readOnly: false);
            (string storeId, KeyRing keys) = Prepare(writer);
            var chain = new AuditChain(keys.AuditKey);
            AuditAnchor anchor = AnchorOf(storeId, keys);
            writer.Cipher = new FieldCipher(keys);
            reader = OpenSession(readOnly: true);
            reader.Cipher = new FieldCipher(keys);
            var database = new StoreDatabase(writer, reader, options.Time, options.DueFrom, new KeyedHash(keys.HashKey), chain, anchor);
            return new OpenedStore(database, storeId, keySource);
        }
        catch
        {
            reader?.Dispose();
            writer?.Dispose();
            throw;
        }
    }

    private void MakeFile()
    {
        KeyFolder.Make(Path.GetDirectoryName(path)!);
        try
        {
            KeyFolder.MakeFile(path, []);
        }
        catch (IOException) when (File.Exists(path))
        {
            // It was there already, or another process has just made it.
        }
    }

    private Session OpenSession(bool readOnly) => new(path, options.BusyTimeout, readOnly);

    /// <summary>All in one transaction: a process that makes the same store at the same time waits and then finds it made.</summary>
    private (string StoreId, KeyRing Keys) Prepare(Session session)
    {
        RefuseStranger(session);
        // Filing a letter changes some 36 pages here and there: smaller ones halve what goes through the log, and a raw mail of 3 kB fills one.
        session.Execute("PRAGMA page_size = 4096");
        session.Execute("PRAGMA journal_mode = WAL");
        string now = StoreTime.Write(options.Time.GetUtcNow());
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            Migrations.Apply(session, migrations, now);
            string? storeId = session.Prepare("SELECT store_id FROM store").Value() as string;
            KeyRing keys;
            AuditHead? head = null;
            AuditAnchor? anchor = null;
            if (storeId is null)
            {
                storeId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
                keys = MakeKeys(session, storeId, now);
                var chain = new AuditChain(keys.AuditKey);
                anchor = AnchorOf(storeId, keys);
                anchor.Create();
                chain.Append(session, now, "worker", Labels.Of(AuditAction.StoreCreated), "store", 1, null);
                head = chain.Commit();
            }
            else
            {
                keys = ReadKeys(session, storeId, keySource);
            }

            session.Execute("COMMIT");
            anchor?.Advance(session, head);
            return (storeId, keys);
        }
        catch
        {
            session.Execute("ROLLBACK");
            throw;
        }
    }

    private KeyRing MakeKeys(Session session, string storeId, string now)
    {
        KeyEncryptionKey kek = keySource.ForNewStore(storeId);
        byte[] dataKey = RandomNumberGenerator.GetBytes(KeyEncryptionKey.Size);
        session.Execute($"PRAGMA application_id = {ApplicationId}");
        session.Prepare("INSERT INTO store (id, store_id, created_at) VALUES (1, $storeId, $now)").Set("$storeId", storeId).Set("$now", now).Run();
        session.Prepare("INSERT INTO data_key (id, wrapped, created_at, wrapped_at) VALUES (1, $wrapped, $now, $now)")
            .Set("$wrapped", kek.Wrap(dataKey, storeId, 1)).Set("$now", now).Run();
        return new KeyRing(new Dictionary<long, byte[]> { [1] = dataKey });
    }

    /// <summary>Refuses a database that another program made: nothing of it is touched.</summary>
    private void RefuseStranger(Session session)
    {
        long application = (long)session.Prepare("PRAGMA application_id").Value()!;
        long tables = (long)session.Prepare("SELECT count(*) FROM sqlite_schema").Value()!;
        if (application != ApplicationId && (application != 0 || tables > 0))
        {
            throw new StoreException($"{path} is a database of another program.");
        }
    }

    private AuditAnchor AnchorOf(string storeId, KeyRing keys) =>
        new(KeyFolder.FileOf(options.AuditAnchorFolder is { } named ? Path.GetFullPath(named) : KeyFolder.OfUser(), storeId, ".anchor"), storeId, keys.AuditKey, options.Time);
}
