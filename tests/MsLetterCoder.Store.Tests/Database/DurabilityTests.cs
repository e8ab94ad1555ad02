using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Tests.Database;

public sealed class DurabilityTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Session_WaitsForTheDiskAtEachCommit()
    {
        Assert.NotEmpty(test.Store.StoreId);
        using var session = new Session(test.Options.Path, TimeSpan.FromSeconds(1), readOnly: false);
        Assert.Equal((2L, "wal", 1L), (session.Prepare("PRAGMA synchronous").Value(), session.Prepare("PRAGMA journal_mode").Value(), session.Prepare("PRAGMA secure_delete").Value()));
        Assert.Equal(4096L, session.Prepare("PRAGMA page_size").Value());
    }

    /// <summary>The anchor is forced to the disk once a second at most; it is written with every commit all the same.</summary>
    [Fact]
    public void Anchor_NamesTheLastRowAfterEveryCommit()
    {
        for (int uid = 1; uid <= 5; uid++)
        {
            test.Receive(Sample.Received(uid));
            Assert.Equal(0, test.Store.Audit.Verify().UnanchoredRows);
        }

        test.Close();
        Assert.Equal(0, test.Store.Audit.Verify().UnanchoredRows);
    }
}
