using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace MsLetterCoder.Store.Database;

/// <summary>Brings the schema up to the program's. Each step and its checksum are recorded; a step once applied never changes.</summary>
internal static class Migrations
{
    private const string Folder = "Migrations/";

    /// <summary>The program's steps, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load();

    /// <summary>Applies what is missing. Call it inside a writing transaction: all of it is committed or none.</summary>
    /// <returns>How many steps were applied.</returns>
    /// <exception cref="StoreException">The store is newer than the program, or a step differs from the one that was applied.</exception>
    public static int Apply(Session session, IReadOnlyList<Migration> migrations, string now)
    {
        session.Execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
                number     INTEGER PRIMARY KEY,
                name       TEXT NOT NULL,
                checksum   TEXT NOT NULL,
                applied_at TEXT NOT NULL CHECK (applied_at GLOB '????-??-??T??:??:??.???Z')
            ) STRICT
            """);
        List<MigrationRow> applied = session.Query<MigrationRow>("SELECT number AS Number, name AS Name, checksum AS Checksum, applied_at AS AppliedAt FROM schema_migration ORDER BY number");
        if (applied.Count > migrations.Count)
        {
            throw new StoreException(
                $"The store was written by a newer program: it is at schema step {applied[^1].Number} and this program knows {migrations.Count}. Install the newer program, or restore an older backup.");
        }

        foreach ((MigrationRow row, Migration migration) in applied.Zip(migrations))
        {
            if (row.Number != migration.Number || row.Checksum != migration.Checksum)
            {
                throw new StoreException($"Schema step {row.Number} ({row.Name}) of the store differs from this program's {migration.Name}. The program and the store do not belong together.");
            }
        }

        foreach (Migration migration in migrations.Skip(applied.Count))
        {
            session.Execute(migration.Sql);
            session.Prepare("INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($number, $name, $checksum, $at)")
                .Set("$number", migration.Number).Set("$name", migration.Name).Set("$checksum", migration.Checksum).Set("$at", now).Run();
        }

        return migrations.Count - applied.Count;
    }

    private static List<Migration> Load()
    {
        Assembly assembly = typeof(Migrations).Assembly;
        var migrations = new List<Migration>();
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string name = resource[Folder.Length..^".sql".Length];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            string sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            int number = int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
            if (number != migrations.Count + 1)
            {
                throw new InvalidOperationException($"Migration {name} is out of order: number {migrations.Count + 1} is due.");
            }

            migrations.Add(new Migration(number, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))));
        }

        return migrations;
    }

    /// <summary>A row of schema_migration.</summary>
    internal sealed record MigrationRow
    {
        public long Number { get; init; }

        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";

        public string AppliedAt { get; init; } = "";
    }
}
