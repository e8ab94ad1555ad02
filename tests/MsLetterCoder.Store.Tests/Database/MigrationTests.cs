using System.Security.Cryptography;
using System.Text;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Tests.Database;

public sealed class MigrationTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Open_AppliesEachStepOnceAndRecordsItsChecksum()
    {
        Assert.NotEmpty(test.Store.StoreId);
        test.Reopen();
        test.Close();
        using var session = new Session(test.Options.Path, TimeSpan.FromSeconds(1), readOnly: true);
        List<Migrations.MigrationRow> rows = session.Query<Migrations.MigrationRow>(
            "SELECT number AS Number, name AS Name, checksum AS Checksum, applied_at AS AppliedAt FROM schema_migration ORDER BY number");
        Assert.Equal(Migrations.All.Select(m => ((long)m.Number, m.Name, m.Checksum)), rows.Select(r => (r.Number, r.Name, r.Checksum)));
        Assert.All(rows, row => Assert.Equal(TestStore.Start, StoreTime.Read(row.AppliedAt)));
    }

    [Fact]
    public void Open_KeepsTheStoreId()
    {
        string id = test.Store.StoreId;
        Assert.Equal(id, test.Reopen().StoreId);
    }

    [Fact]
    public void Open_AppliesALaterStepToAStoreWithContent()
    {
        long mailbox = test.Mailbox.Id;
        test.Close();
        Open([.. Migrations.All, Step(Migrations.All.Count + 1, "ALTER TABLE mailbox ADD COLUMN colour TEXT; UPDATE mailbox SET colour = 'blue';")]);
        Assert.Equal("blue", test.Tamper($"SELECT colour FROM mailbox WHERE id = {mailbox}"));
    }

    [Fact]
    public void Open_RefusesAStoreOfANewerProgram()
    {
        Open([.. Migrations.All, Step(Migrations.All.Count + 1, "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;")]);
        StoreException e = Assert.Throws<StoreException>(() => LetterStore.Open(test.Options));
        Assert.Contains("newer program", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_RefusesAStepThatWasChangedAfterItWasApplied()
    {
        Assert.NotEmpty(test.Store.StoreId);
        test.Close();
        Migration[] changed = [.. Migrations.All];
        changed[2] = changed[2] with { Checksum = changed[2].Checksum[..^1] + "x" };
        StoreException e = Assert.Throws<StoreException>(() => Open(changed));
        Assert.Contains(changed[2].Name, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TakesBackAllStepsWhereOneFails()
    {
        Assert.NotEmpty(test.Store.StoreId);
        test.Close();
        int next = Migrations.All.Count + 1;
        Assert.ThrowsAny<Exception>(() => Open([.. Migrations.All, Step(next, "CREATE TABLE good (id INTEGER PRIMARY KEY) STRICT;"), Step(next + 1, "CREATE TABLE bad (")]));
        Assert.Equal(0L, test.Tamper("SELECT count(*) FROM sqlite_schema WHERE name = 'good'"));
        Assert.Equal((long)Migrations.All.Count, test.Tamper("SELECT count(*) FROM schema_migration"));
        Assert.NotEmpty(test.Store.StoreId);
    }

    [Fact]
    public void Open_RefusesAnotherProgramsDatabaseAndLeavesItAlone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(test.Options.Path)!);
        test.Tamper("CREATE TABLE theirs (id INTEGER)");
        Assert.Contains("another program", Assert.Throws<StoreException>(() => LetterStore.Open(test.Options)).Message, StringComparison.Ordinal);
        Assert.Equal(1L, test.Tamper("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public void Open_RefusesAFileThatIsNoDatabase()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(test.Options.Path)!);
        File.WriteAllText(test.Options.Path, new string('x', 5000));
        Assert.Contains("no SQLite database", Assert.Throws<StoreException>(() => LetterStore.Open(test.Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ByTwoAtOnceMakesOneStore()
    {
        Task<string>[] both = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using LetterStore store = LetterStore.Open(test.Options);
            return store.StoreId;
        }))];
        string[] ids = await Task.WhenAll(both);
        Assert.Single(ids.Distinct());
        Assert.True(test.Store.Audit.Verify().Whole);
    }

    [Fact]
    public void Tables_AreAllStrict()
    {
        Assert.NotEmpty(test.Store.StoreId);
        test.Close();
        using var session = new Session(test.Options.Path, TimeSpan.FromSeconds(1), readOnly: true);
        List<string> loose = session.Query<string>("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'");
        Assert.Empty(loose);
        Assert.True(session.Query<long>("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 1")[0] > 25);
    }

    [Fact]
    public void Session_SetsWhatSqliteKeepsForEachConnectionOnly()
    {
        Assert.NotEmpty(test.Store.StoreId);
        using var session = new Session(test.Options.Path, TimeSpan.FromSeconds(3), readOnly: false);
        Assert.Equal("wal", session.Query<string>("PRAGMA journal_mode")[0]);
        Assert.Equal(2, session.Query<long>("PRAGMA synchronous")[0]);
        Assert.Equal(1, session.Query<long>("PRAGMA foreign_keys")[0]);
        Assert.Equal(1, session.Query<long>("PRAGMA secure_delete")[0]);
        Assert.Equal(3000, session.Query<long>("PRAGMA busy_timeout")[0]);
    }

    private static Migration Step(int number, string sql) => new(number, $"{number:D4}_test", sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));

    private void Open(IReadOnlyList<Migration> migrations) => new StoreOpening(test.Options, migrations).Open().Database.Dispose();
}
