using MsLetterCoder.Mail.Folders;

namespace MsLetterCoder.Mail.Tests.Folders;

public sealed class FolderSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void List_GivesMailsOfAllFoldersInOrdinalOrder()
    {
        foreach (string name in new[] { "b.eml", "a/2.EML", "a/10.eml", "B.eml", "notes.txt" })
        {
            folder.Write(name, "From: a@example.org\n\n");
        }

        Assert.Equal(["B.eml", "a/10.eml", "a/2.EML", "b.eml"], Source().List().Select(i => i.Identity));
    }

    [Fact]
    public void List_OfMaildir_KeepsIdentityWhenFlagsChange()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullPath, "cur"));
        string before = folder.Write("new/1715675400.M1P2.host", "x");
        FolderItem unseen = Assert.Single(Source().List());

        File.Move(before, Path.Combine(folder.FullPath, "cur", "1715675400.M1P2.host:2,RS"));
        FolderItem seen = Assert.Single(Source().List());

        Assert.Equal("1715675400.M1P2.host", unseen.Identity);
        Assert.Equal(unseen.Identity, seen.Identity);
        Assert.False(unseen.Seen);
        Assert.True(seen.Seen);
    }

    [Fact]
    public void List_FindsMaildirsInFolders()
    {
        folder.Write("clinic/cur/1.a:2,", "x");
        Directory.CreateDirectory(Path.Combine(folder.FullPath, "clinic", "new"));
        folder.Write("clinic/.Sent/cur/2.b:2,S", "x");

        FolderItem item = Assert.Single(Source().List());

        Assert.Equal("clinic/1.a", item.Identity);
        Assert.False(item.Seen);
    }

    [Fact]
    public void List_OfOneFile_GivesIt()
    {
        string path = folder.Write("any.name", "From: a@example.org\n\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 5, 14, 8, 30, 0, DateTimeKind.Utc));

        FolderItem item = Assert.Single(new FolderSource(path).List());

        Assert.Equal("any.name", item.Identity);
        Assert.Equal(new DateTimeOffset(2024, 5, 14, 8, 30, 0, TimeSpan.Zero), item.ReceivedAt);
        Assert.Equal("From: a@example.org\n\n"u8.ToArray(), item.ReadAllBytes(1_000));
    }

    [Fact]
    public void ReadAllBytes_OverTheLimit_ReadsNothing()
    {
        folder.Write("a.eml", "12345");
        FolderItem item = Assert.Single(Source().List());

        Assert.Null(item.ReadAllBytes(4));
        Assert.Equal(5, item.ReadAllBytes(5)!.Length);
    }

    [Fact]
    public void List_ChangesNothing()
    {
        folder.Write("cur/1.a:2,", "x");
        folder.Write("new/2.b", "y");
        string[] before = Directory.GetFileSystemEntries(folder.FullPath, "*", SearchOption.AllDirectories);

        foreach (FolderItem item in Source().List())
        {
            item.ReadAllBytes(100);
        }

        Assert.Equal(before, Directory.GetFileSystemEntries(folder.FullPath, "*", SearchOption.AllDirectories));
    }

    [SkippableFact]
    public void List_DoesNotFollowLinks()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need rights on Windows");
        folder.Write("a.eml", "x");
        Directory.CreateSymbolicLink(Path.Combine(folder.FullPath, "loop"), folder.FullPath);

        Assert.Single(Source().List());
    }

    [Fact]
    public void List_OfMissingFolder_Throws() =>
        Assert.Throws<DirectoryNotFoundException>(() => new FolderSource(Path.Combine(folder.FullPath, "missing")).List());

    private FolderSource Source() => new(folder.FullPath);
}
