using System.Globalization;

namespace MsLetterCoder.Store.Tests;

public sealed class StoreLockTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Take_TellsTheSecondWhoHoldsIt()
    {
        using StoreLock first = StoreLock.Take(test.Options.Path, test.Time);
        StoreLockedException e = Assert.Throws<StoreLockedException>(() => StoreLock.Take(test.Options.Path, test.Time));
        Assert.Equal((Environment.ProcessId, Environment.MachineName, "2026-03-02T09:15:30.250Z"), (e.ProcessId!.Value, e.Host, e.Since));
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_WorksAgainOnceItIsGivenBack()
    {
        StoreLock.Take(test.Options.Path, test.Time).Dispose();
        using StoreLock again = StoreLock.Take(test.Options.Path, test.Time);
        Assert.NotNull(again);
    }

    [Fact]
    public void Take_TakesOverFromADeadProcess()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(test.Options.Path)!);
        File.WriteAllText(test.Options.Path + ".lock", "");
        File.WriteAllText(test.Options.Path + ".lock.owner", "999999\nelsewhere\n2020-01-01T00:00:00.000Z\n");
        using StoreLock taken = StoreLock.Take(test.Options.Path, test.Time);
        Assert.Equal(Environment.ProcessId, Assert.Throws<StoreLockedException>(() => StoreLock.Take(test.Options.Path, test.Time)).ProcessId);
    }

    [Fact]
    public void Take_SaysSoWhereTheOwnerCannotBeRead()
    {
        using StoreLock first = StoreLock.Take(test.Options.Path, test.Time);
        File.WriteAllText(test.Options.Path + ".lock.owner", "half a li");
        StoreLockedException e = Assert.Throws<StoreLockedException>(() => StoreLock.Take(test.Options.Path, test.Time));
        Assert.Null(e.ProcessId);
        Assert.Contains("Another process", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_LeavesTheStoreOpenToOtherReadersAndWriters()
    {
        using StoreLock first = StoreLock.Take(test.Options.Path, test.Time);
        Assert.NotEqual(0, test.Receive(Sample.Received(1)));
    }
}
