using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Keys;
using MsLetterCoder.Store.Records;

namespace MsLetterCoder.Store.Tests;

public sealed class StoreBackupTests : IDisposable
{
    private readonly TestStore test = new();
    private readonly string backup;

    public StoreBackupTests() => backup = Path.Combine(test.Folder, "away", "letters.backup");

    public void Dispose() => test.Dispose();

    [Fact]
    public void Backup_OfAStoreInUse_HoldsWhatWasCommitted()
    {
        (long id, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Letter())] });
        Make();
        test.Receive(Sample.Received(2));

        test.Close();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        }

        Assert.Equal([backup], Directory.GetFileSystemEntries(Path.GetDirectoryName(backup)!));
        TakeAway();
        AuditReport report = StoreBackup.Restore(test.Options, backup, "admin");

        Assert.True(report.Whole);
        Assert.Equal(0, report.UnanchoredRows);
        MessageRecord message = test.Store.Messages.Everything(id);
        Assert.Equal(Sample.LetterText, message.Documents[0].Text.Text);
        Assert.Single(test.Store.Summaries.Count().Messages);
        Assert.Equal(1, test.Store.Summaries.Count().Messages[0].Count);
        IReadOnlyList<AuditEntry> trail = test.Store.Audit.Read(0, 100);
        Assert.Equal(
            [(AuditAction.BackupMade, "admin"), (AuditAction.StoreRestored, "admin"), (AuditAction.AnchorAccepted, "admin")],
            trail.TakeLast(3).Select(row => (row.Action, row.Actor)));
        Assert.True(test.Store.Audit.Verify().Whole);
        Assert.NotEqual(0, test.Receive(Sample.Received(3)));
    }

    [Fact]
    public void Restore_OnAMachineWithoutTheAnchor_BeginsOne()
    {
        test.Receive(Sample.Received(1));
        Make();
        test.Close();
        TakeAway();
        Directory.Delete(test.Options.AuditAnchorFolder!, recursive: true);
        Assert.True(StoreBackup.Restore(test.Options, backup, "admin").Whole);
        Assert.True(test.Store.Audit.Verify().Whole);
    }

    [Fact]
    public void Nothing_IsOverwritten()
    {
        test.Receive(Sample.Received(1));
        Make();
        byte[] before = File.ReadAllBytes(backup);
        Assert.Contains("exists", Assert.Throws<StoreException>(Make).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(backup));
        test.Close();
        Assert.Contains("exists", Assert.Throws<StoreException>(() => StoreBackup.Restore(test.Options, backup, "admin")).Message, StringComparison.Ordinal);
        File.Move(test.Options.Path, test.Options.Path + "-wal");
        Assert.Contains("-wal exists", Assert.Throws<StoreException>(() => StoreBackup.Restore(test.Options, backup, "admin")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'nobody' WHERE id = 2", "audit")]
    [InlineData("DELETE FROM audit WHERE id = 2", "audit")]
    [InlineData("DROP TABLE store", "another program")]
    public void Restore_RefusesAChangedBackup(string sql, string words)
    {
        test.Receive(Sample.Received(1));
        Make();
        test.Close();
        TakeAway();
        Tamper(sql);
        Assert.Contains(words, Assert.Throws<StoreException>(() => StoreBackup.Restore(test.Options, backup, "admin")).Message, StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    [Fact]
    public void Restore_RefusesADamagedBackupAndAnotherKey()
    {
        test.Receive(Sample.Received(1));
        Make();
        test.Close();
        TakeAway();
        byte[] good = File.ReadAllBytes(backup);
        byte[] damaged = [.. good];
        damaged.AsSpan(good.Length / 2, 8_000).Clear();
        File.WriteAllBytes(backup, damaged);
        Assert.Throws<StoreException>(() => StoreBackup.Restore(test.Options, backup, "admin"));
        File.WriteAllBytes(backup, good[..100]);
        Assert.Throws<StoreException>(() => StoreBackup.Restore(test.Options, backup, "admin"));
        File.WriteAllBytes(backup, good);
        string other = Path.Combine(test.Folder, "other.key");
        File.WriteAllText(other, new string('a', 64));
        Assert.Throws<StoreKeyException>(() => StoreBackup.Restore(test.Options with { Key = KeySource.File(other) }, backup, "admin"));
        AssertNothingIsLeft();
        Assert.True(StoreBackup.Restore(test.Options, backup, "admin").Whole);
    }

    [Fact]
    public void Backup_BesideTheKey_IsRefused()
    {
        test.Receive(Sample.Received(1));
        string beside = Path.Combine(test.KeyFolder, "letters.backup");
        Assert.Throws<StoreKeyException>(() => StoreBackup.Make(test.Options, beside, "admin"));
        Assert.DoesNotContain(Directory.GetFiles(test.KeyFolder), file => file.Contains("backup", StringComparison.Ordinal));
    }

    private void Make()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(backup)!);
        StoreBackup.Make(test.Options, backup, "admin");
    }

    private void TakeAway() => Directory.Delete(Path.GetDirectoryName(test.Options.Path)!, recursive: true);

    private void AssertNothingIsLeft() =>
        Assert.All(Directory.GetFiles(Path.GetDirectoryName(test.Options.Path)!), file => Assert.Contains(".lock", file, StringComparison.Ordinal));

    private void Tamper(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={backup};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys = OFF; DROP TRIGGER IF EXISTS audit_is_never_changed; DROP TRIGGER IF EXISTS audit_is_never_deleted; " + sql;
        command.ExecuteNonQuery();
    }
}
