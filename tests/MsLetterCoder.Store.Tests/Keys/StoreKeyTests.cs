using System.Runtime.Versioning;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Tests.Keys;

public sealed class StoreKeyTests : IDisposable
{
    private const string Variable = "MSLC_TEST_STORE_KEY";
    private readonly TestStore test = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        test.Dispose();
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void Open_MakesAFolderAFileAndAKeyForTheOwnerOnly()
    {
        Skip.If(OperatingSystem.IsWindows());
        Assert.NotEmpty(test.Store.StoreId);
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner, File.GetUnixFileMode(test.KeyFile));
        Assert.Equal(owner, File.GetUnixFileMode(test.AnchorFile));
        Assert.Equal(owner, File.GetUnixFileMode(test.Options.Path));
        Assert.Equal(owner, File.GetUnixFileMode(test.Options.Path + "-wal"));
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(test.Options.Path)!));
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(test.KeyFolder));
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void Open_KeepsKeyAndAnchorInTheUsersConfigurationFolderByDefault()
    {
        Skip.If(OperatingSystem.IsWindows());
        string? before = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        try
        {
            Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", Path.Combine(test.Folder, "config"));
            using LetterStore store = LetterStore.Open(new StoreOptions { Path = test.Options.Path });
            Assert.True(store.Audit.Verify().Whole);
        }
        finally
        {
            Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", before);
        }

        Assert.Equal([".anchor", ".key"], Directory.GetFiles(Path.Combine(test.Folder, "config", "MsLetterCoder", "keys")).Select(Path.GetExtension).Order());
    }

    [Fact]
    public void Open_AfterAKillWhileItWasMadeMakesItAnew()
    {
        Assert.NotEmpty(test.Store.StoreId);
        test.Close();
        File.WriteAllBytes(test.Options.Path, []);
        Assert.True(test.Store.Audit.Verify().Whole);
    }

    [Fact]
    public void Open_GivesTwoStoresTwoKeys()
    {
        Assert.NotEmpty(test.Store.StoreId);
        using LetterStore second = LetterStore.Open(test.Options with { Path = Path.Combine(test.Folder, "data2", "letters.db") });
        string[] keys = [.. Directory.GetFiles(test.KeyFolder, "*.key").Select(File.ReadAllText)];
        Assert.Equal(2, keys.Distinct().Count());
    }

    [Fact]
    public void Open_WithoutItsKeySaysSo()
    {
        WriteMarkedPatient();
        string file = test.KeyFile;
        test.Close();
        File.Delete(file);
        StoreKeyException e = Assert.Throws<StoreKeyException>(() => LetterStore.Open(test.Options));
        Assert.Contains("is missing", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(test.KeyFolder, "*.key"));
    }

    [Fact]
    public void Open_WithAnotherStoresKeySaysSo()
    {
        WriteMarkedPatient();
        string file = test.KeyFile;
        test.Close();
        File.WriteAllText(file, KeyEncryptionKey.NewText());
        StoreKeyException e = Assert.Throws<StoreKeyException>(() => LetterStore.Open(test.Options));
        Assert.Contains("does not belong to this store", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithADamagedDataKeySaysSo()
    {
        WriteMarkedPatient();
        test.Tamper("UPDATE data_key SET wrapped = CAST(substr(wrapped, 1, 40) || x'00' || substr(wrapped, 42) AS BLOB)");
        StoreKeyException e = Assert.Throws<StoreKeyException>(() => LetterStore.Open(test.Options));
        Assert.Contains("damaged", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a key")]
    [InlineData("")]
    [InlineData("AAECAwQFBgcICQoLDA0ODw==")]
    [InlineData("zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    public void Open_RefusesAKeyOfTheWrongForm(string text)
    {
        Environment.SetEnvironmentVariable(Variable, text);
        StoreKeyException e = Assert.Throws<StoreKeyException>(() => LetterStore.Open(test.Options with { Key = KeySource.Variable(Variable) }));
        Assert.Contains(Variable, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("zz01", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n")]
    public void Open_TakesItsKeyFromTheEnvironment(string text)
    {
        StoreOptions options = test.Options with { Key = KeySource.Variable(Variable) };
        Environment.SetEnvironmentVariable(Variable, text);
        using (LetterStore store = LetterStore.Open(options))
        {
            store.Patients.Import(new StringReader($"nhs_number\n{Sample.NhsNumber}\n"), "admin");
        }

        using (LetterStore store = LetterStore.Open(options))
        {
            Assert.Equal(Sample.NhsNumber, store.Patients.FindByNhsNumber(Sample.NhsNumber)?.NhsNumber);
        }

        Environment.SetEnvironmentVariable(Variable, KeyEncryptionKey.NewText());
        Assert.Throws<StoreKeyException>(() => LetterStore.Open(options));
        Assert.False(Directory.Exists(test.KeyFolder));
    }

    [Fact]
    public void Open_TakesItsKeyFromANamedFile()
    {
        string file = Path.Combine(test.Folder, "secret.key");
        File.WriteAllText(file, KeyEncryptionKey.NewText());
        StoreOptions options = test.Options with { Key = KeySource.File(file) };
        using (LetterStore store = LetterStore.Open(options))
        {
            Assert.True(store.Audit.Verify().Whole);
        }

        File.Delete(file);
        Assert.Contains(file, Assert.Throws<StoreKeyException>(() => LetterStore.Open(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_RefusesAKeyBesideTheDatabase()
    {
        string data = Path.GetDirectoryName(test.Options.Path)!;
        Directory.CreateDirectory(data);
        string beside = Path.Combine(data, "secret.key");
        File.WriteAllText(beside, KeyEncryptionKey.NewText());
        Assert.Contains("same folder", Refusal(KeySource.File(beside)), StringComparison.Ordinal);
        Assert.Contains("same folder", Refusal(KeySource.Folder(data)), StringComparison.Ordinal);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void Open_RefusesAKeyBesideTheDatabaseBehindALink()
    {
        Skip.If(OperatingSystem.IsWindows());
        string data = Path.GetDirectoryName(test.Options.Path)!;
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, "secret.key"), KeyEncryptionKey.NewText());
        string link = Path.Combine(test.Folder, "elsewhere");
        Directory.CreateSymbolicLink(link, data);
        Assert.Contains("same folder", Refusal(KeySource.File(Path.Combine(link, "secret.key"))), StringComparison.Ordinal);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void Open_RefusesItsOwnKeyFileWhereOthersCanReadIt()
    {
        Skip.If(OperatingSystem.IsWindows());
        Assert.NotEmpty(test.Store.StoreId);
        test.Close();
        File.SetUnixFileMode(test.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("0600", Assert.Throws<StoreKeyException>(() => LetterStore.Open(test.Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rotate_MakesTheOldKeyUseless()
    {
        WriteMarkedPatient();
        string old = File.ReadAllText(test.KeyFile);
        test.Store.RotateKeyEncryptionKey(test.Options.Key, "admin");
        Assert.NotEqual(old, File.ReadAllText(test.KeyFile));
        test.Store.RotateKeyEncryptionKey(test.Options.Key, "admin");
        Assert.Equal("Ann Test", test.Reopen().Patients.FindByNhsNumber(Sample.NhsNumber)!.Names.Single());
        Assert.True(test.Store.Audit.Verify().Whole);
        Assert.Empty(Directory.GetFiles(test.KeyFolder, "*.next"));
        string file = test.KeyFile;
        test.Close();
        File.WriteAllText(file, old);
        Assert.Throws<StoreKeyException>(() => LetterStore.Open(test.Options));
    }

    [Fact]
    public void Rotate_ToAnotherSourceIsForGood()
    {
        WriteMarkedPatient();
        Environment.SetEnvironmentVariable(Variable, KeyEncryptionKey.NewText());
        test.Store.RotateKeyEncryptionKey(KeySource.Variable(Variable), "admin");
        Assert.Throws<StoreKeyException>(() => test.Store.RotateKeyEncryptionKey(KeySource.Variable(Variable), "admin"));
        test.Close();
        Assert.Throws<StoreKeyException>(() => LetterStore.Open(test.Options));
        using LetterStore store = LetterStore.Open(test.Options with { Key = KeySource.Variable(Variable) });
        Assert.NotNull(store.Patients.FindByNhsNumber(Sample.NhsNumber));
        Assert.True(store.Audit.Verify().Whole);
    }

    [Fact]
    public void Rotate_CutOffBeforeTheKeyFileIsReplacedIsFinishedOnOpening()
    {
        WriteMarkedPatient();
        string file = test.KeyFile;
        string old = File.ReadAllText(file);
        test.Store.RotateKeyEncryptionKey(test.Options.Key, "admin");
        test.Close();
        File.Move(file, file + ".next");
        WriteOwnerOnly(file, old);
        Assert.NotNull(test.Store.Patients.FindByNhsNumber(Sample.NhsNumber));
        Assert.False(File.Exists(file + ".next"));
        Assert.NotNull(test.Reopen().Patients.FindByNhsNumber(Sample.NhsNumber));
    }

    [Fact]
    public void Rotate_CutOffBeforeTheDatabaseIsWrittenKeepsTheOldKey()
    {
        WriteMarkedPatient();
        string file = test.KeyFile;
        test.Close();
        WriteOwnerOnly(file + ".next", KeyEncryptionKey.NewText());
        Assert.NotNull(test.Store.Patients.FindByNhsNumber(Sample.NhsNumber));
        test.Store.RotateKeyEncryptionKey(test.Options.Key, "admin");
        Assert.NotNull(test.Reopen().Patients.FindByNhsNumber(Sample.NhsNumber));
    }

    private static void WriteOwnerOnly(string path, string text) => KeyFolder.MakeFile(path, System.Text.Encoding.ASCII.GetBytes(text));

    private void WriteMarkedPatient() => test.Store.Patients.Import(new StringReader($"nhs_number,names\n{Sample.NhsNumber},Ann Test\n"), "admin");

    private string Refusal(KeySource key) =>
        Assert.Throws<StoreKeyException>(() => LetterStore.Open(test.Options with { Key = key })).Message;
}
