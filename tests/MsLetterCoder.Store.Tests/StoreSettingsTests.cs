namespace MsLetterCoder.Store.Tests;

public sealed class StoreSettingsTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Set_ReadsBackAsWrittenAndRecordsChangesOnly()
    {
        Assert.Null(test.Store.Settings.Get("queue.limit"));
        test.Store.Settings.Set("queue.limit", "5", "admin");
        long rows = test.Store.Audit.Verify().Rows;
        test.Store.Settings.Set("queue.limit", "5", "admin");
        Assert.Equal(rows, test.Store.Audit.Verify().Rows);
        test.Store.Settings.Set("queue.limit", "6", "admin");
        Assert.Equal("6", test.Reopen().Settings.Get("queue.limit"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ann Test")]
    [InlineData("\u00E9")]
    public void Set_RefusesAnActorThatIsNoAccount(string by)
    {
        Assert.Throws<StoreException>(() => test.Store.Settings.Set("queue.limit", "5", by));
        Assert.Null(test.Store.Settings.Get("queue.limit"));
    }
}
