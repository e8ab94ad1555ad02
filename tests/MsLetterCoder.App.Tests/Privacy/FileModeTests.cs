using MsLetterCoder.App.Tests.Support;

namespace MsLetterCoder.App.Tests.Privacy;

/// <summary>What the program makes can be read by its owner only, whatever mask the process was started with.</summary>
public sealed class FileModeTests : IDisposable
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder700 = File600 | UnixFileMode.UserExecute;
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Files_AreTheOwnersAlone_UnderAMaskThatLetsEverybodyIn()
    {
        _place["Store:Path"] = _place.In("new/deep/letters.db");
        _place["Store:KeyFile"] = null;
        _place["Store:AuditAnchorFolder"] = _place.In("anchors/here");
        _place.Put("1.eml", Mails.Message(1));
        await using var service = AppProcess.StartOpen(_place, "run");
        await service.UntilAsync(": Done, ");

        string[] made = ["new", "anchors", "config"];
        var files = made.SelectMany(folder => Directory.GetFiles(_place.In(folder), "*", SearchOption.AllDirectories)).ToList();
        var folders = made.Select(_place.In).Concat(made.SelectMany(folder => Directory.GetDirectories(_place.In(folder), "*", SearchOption.AllDirectories))).ToList();

        Assert.Equal(
            [".anchor", ".db", ".db-shm", ".db-wal", ".key", ".lock", ".owner"], files.Select(Path.GetExtension).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal((file, File600), (file, File.GetUnixFileMode(file))));
        Assert.All(folders, folder => Assert.Equal((folder, Folder700), (folder, File.GetUnixFileMode(folder))));
    }
}
