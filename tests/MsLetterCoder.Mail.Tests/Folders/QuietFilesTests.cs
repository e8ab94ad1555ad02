using MsLetterCoder.Mail.Folders;

namespace MsLetterCoder.Mail.Tests.Folders;

public sealed class QuietFilesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 14, 12, 0, 0, TimeSpan.Zero);
    private readonly HandClock clock = new(Noon);

    [Theory]
    [InlineData(-4, false)]
    [InlineData(-5, true)]
    [InlineData(-86_400, true)]
    [InlineData(3_600, false)]
    public void Of_GoesByTheAgeOfTheLastChange(int seconds, bool quiet) =>
        Assert.Equal(quiet, Quiet().Of([Item(10, Noon.AddSeconds(seconds))]).Count == 1);

    [Fact]
    public void Of_FileThatStaysTheSame_IsQuietWhateverTheShareSaysOfTheTime()
    {
        QuietFiles files = Quiet();
        FolderItem ahead = Item(10, Noon.AddHours(1));
        Assert.Empty(files.Of([ahead]));
        clock.Pass(TimeSpan.FromSeconds(3));
        Assert.Empty(files.Of([ahead]));
        Assert.Equal(1, files.Restless);
        clock.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal([ahead], files.Of([ahead]));
        Assert.Equal(0, files.Restless);
    }

    [Theory]
    [InlineData(11, 0)]
    [InlineData(10, 1)]
    public void Of_FileThatGrewOrWasTouched_BeginsAnew(long size, int later)
    {
        QuietFiles files = Quiet();
        files.Of([Item(10, Noon.AddHours(1))]);
        clock.Pass(TimeSpan.FromSeconds(5));
        FolderItem changed = Item(size, Noon.AddHours(1).AddSeconds(later));
        Assert.Empty(files.Of([changed]));
        clock.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal([changed], files.Of([changed]));
    }

    [Fact]
    public void Of_FileOfAMaildir_IsWhole() => Assert.Single(Quiet().Of([Item(10, Noon) with { Delivered = true }]));

    [Fact]
    public void Of_FileThatChangedWhileItWasRead_Waits()
    {
        QuietFiles files = Quiet();
        FolderItem item = Item(10, Noon.AddHours(-1));
        Assert.Single(files.Of([item]));
        files.Changed(item);
        Assert.Equal(1, files.Restless);
        Assert.Empty(files.Of([item with { ReceivedAt = Noon }]));
    }

    [Fact]
    public void IsUnchanged_SeesAnotherSizeOrTime()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.eml", "From: a@example.org\n");
        FolderItem item = Assert.Single(new FolderSource(folder.FullPath).List());
        Assert.True(item.IsUnchanged());
        DateTime before = File.GetLastWriteTimeUtc(path);
        File.AppendAllText(path, "\nMore");
        File.SetLastWriteTimeUtc(path, before);
        Assert.False(item.IsUnchanged());
        Assert.False((item with { Size = item.Size + 5, ReceivedAt = item.ReceivedAt.AddSeconds(1) }).IsUnchanged());
        File.Delete(path);
        Assert.False(item.IsUnchanged());
    }

    private QuietFiles Quiet() => new(TimeSpan.FromSeconds(5), clock);

    private static FolderItem Item(long size, DateTimeOffset changed) => new("a.eml", "/mail/a.eml", changed, false, size, Delivered: false);

    private sealed class HandClock(DateTimeOffset start) : TimeProvider
    {
        private TimeSpan passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => passed += time;

        public override DateTimeOffset GetUtcNow() => start + passed;

        public override long GetTimestamp() => passed.Ticks;
    }
}
