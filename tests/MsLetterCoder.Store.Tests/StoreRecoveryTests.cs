using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Tests;

public sealed class StoreRecoveryTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Recover_OpensAStoreWhoseKeyFileIsLost()
    {
        WriteMarkedPatient();
        Assert.Null(test.Store.Recovery.State());
        string key = test.Store.Recovery.Make("admin");
        string lost = test.KeyFile;
        test.Close();
        File.Delete(lost);
        Assert.Throws<StoreKeyException>(() => LetterStore.Open(test.Options));

        StoreRecovery.Recover(test.Options, key, "officer");

        Assert.Equal("Ann Test", test.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Names.Single());
        Assert.Empty(Directory.GetFiles(test.KeyFolder, "*.next"));
        Assert.Equal((AuditAction.KeyRecovered, "officer"), Last());
        Assert.True(test.Store.Audit.Verify().Whole);
        Assert.True(test.Store.Recovery.Prove(key, "officer"));
        Assert.True(test.Reopen().Audit.Verify().Whole);
    }

    [Fact]
    public void Recover_OutlivesRotationAndServesBackupsMadeBefore()
    {
        WriteMarkedPatient();
        string key = test.Store.Recovery.Make("admin");
        string backup = Path.Combine(test.Folder, "backup.db");
        StoreBackup.Make(test.Options, backup, "admin");
        test.Store.RotateKeyEncryptionKey(test.Options.Key, "admin");
        test.Close();
        Directory.Delete(test.KeyFolder, recursive: true);
        Directory.Delete(Path.GetDirectoryName(test.Options.Path)!, recursive: true);

        string copy = Path.Combine(test.Folder, "scratch", "copy.db");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(backup, copy);
        StoreRecovery.Recover(test.Options with { Path = copy }, key, "officer");
        StoreBackup.Restore(test.Options, copy, "officer");

        Assert.NotNull(test.Store.Patients.FindByNhsNumber(Sample.NhsNumber));
        Assert.True(test.Store.Audit.Verify().Whole);
    }

    [Fact]
    public void Recover_RefusesEveryOtherKeyAndChangesNothing()
    {
        WriteMarkedPatient();
        string earlier = test.Store.Recovery.Make("admin");
        string key = test.Store.Recovery.Make("admin");
        Assert.NotEqual(earlier, key);
        Assert.False(test.Store.Recovery.Prove(earlier, "admin"));
        test.Close();
        Assert.Contains("nothing to recover", Refusal(key), StringComparison.Ordinal);
        string file = test.KeyFile;
        byte[] before = File.ReadAllBytes(file);
        File.Delete(file);
        Assert.Contains("not this store's recovery key", Refusal(earlier), StringComparison.Ordinal);
        Assert.Contains("not this store's recovery key", Refusal(RecoveryKey.Make().Written), StringComparison.Ordinal);
        Assert.Contains("40 in all", Refusal("abc"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(test.KeyFolder));
        KeyFolder.MakeFile(file, before);
        Assert.NotNull(test.Store.Patients.FindByNhsNumber(Sample.NhsNumber));
    }

    [Fact]
    public void Recover_SaysWhereNoRecoveryKeyWasMade()
    {
        WriteMarkedPatient();
        string file = test.KeyFile;
        test.Close();
        File.Delete(file);
        Assert.Contains("No recovery key was made", Refusal(RecoveryKey.Make().Written), StringComparison.Ordinal);
    }

    [Fact]
    public void Make_StoresTheKeyNowhere()
    {
        WriteMarkedPatient();
        string key = test.Store.Recovery.Make("admin");
        Assert.Equal((null, true), (test.Store.Recovery.State()!.ProvedAt, test.Store.Recovery.State()!.Complete));
        Assert.True(test.Store.Recovery.Prove(key, "officer"));
        Assert.Equal(new RecoveryState(TestStore.Start, "admin", TestStore.Start, true), test.Store.Recovery.State());
        Assert.Equal((AuditAction.RecoveryKeyProved, "officer"), Last());
        string[] groups = key.Split('-');
        foreach (string file in Directory.GetFiles(test.Folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            string content = reader.ReadToEnd();
            Assert.DoesNotContain(groups, group => content.Contains(group, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Recover_ToANamedKeyFileTakesTheKeyThatStandsThere()
    {
        string file = Path.Combine(test.Folder, "site.key");
        File.WriteAllText(file, KeyEncryptionKey.NewText());
        StoreOptions options = test.Options with { Key = KeySource.File(file) };
        string key;
        using (var store = LetterStore.Open(options))
        {
            key = store.Recovery.Make("admin");
        }

        File.WriteAllText(file, KeyEncryptionKey.NewText());
        StoreRecovery.Recover(options, key, "officer");
        using var opened = LetterStore.Open(options);
        Assert.True(opened.Audit.Verify().Whole);
    }

    private (AuditAction Action, string Actor) Last() => test.Store.Audit.Search(null, null, null, null, null, 1).Select(e => (e.Action, e.Actor)).Single();

    private string Refusal(string typed) => Assert.Throws<StoreKeyException>(() => StoreRecovery.Recover(test.Options, typed, "officer")).Message;

    private void WriteMarkedPatient() => test.Store.Patients.Import(new StringReader($"nhs_number,names\n{Sample.NhsNumber},Ann Test\n"), "admin");
}
