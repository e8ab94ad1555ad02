using Microsoft.Data.Sqlite;

namespace MsLetterCoder.Store.Tests.Database;

public sealed class WritersTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Write_ByTwoStoresAtOnceLosesNothing()
    {
        long mailbox = test.Mailbox.Id;
        using LetterStore second = LetterStore.Open(test.Options);
        LetterStore[] stores = [test.Store, second, test.Store, second];
        await Task.WhenAll(stores.Select((store, worker) => Task.Run(() =>
        {
            for (int i = 0; i < 25; i++)
            {
                Assert.NotNull(store.Intake.Receive(mailbox, [Sample.Received(worker * 1000 + i)])[0]);
            }
        })));
        Assert.Equal(100, second.Summaries.Count().Messages.Single().Count);
        Assert.True(test.Store.Audit.Verify().Whole);
    }

    [Fact]
    public void Write_WaitsForAnotherWriterNoLongerThanTheBusyTimeout()
    {
        long mailbox = test.Mailbox.Id;
        using LetterStore impatient = LetterStore.Open(test.Options with { BusyTimeout = TimeSpan.FromMilliseconds(200) });
        using var connection = new SqliteConnection($"Data Source={test.Options.Path};Pooling=False");
        connection.Open();
        using (connection.BeginTransaction(deferred: false))
        {
            StoreException e = Assert.Throws<StoreException>(() => impatient.Intake.Receive(mailbox, [Sample.Received(1)]));
            Assert.Contains("busy timeout", e.Message, StringComparison.Ordinal);
            Assert.Empty(impatient.Intake.NextToRead(1));
        }

        Assert.NotNull(impatient.Intake.Receive(mailbox, [Sample.Received(1)])[0]);
    }

    [Fact]
    public void Write_ThatFailsLeavesNothingBehind()
    {
        long mailbox = test.Mailbox.Id;
        long rows = test.Store.Audit.Verify().Rows;
        Assert.ThrowsAny<Exception>(() => test.Store.Intake.Receive(mailbox, [Sample.Received(1), null!]));
        Assert.Empty(test.Store.Intake.NextToRead(10));
        Assert.Equal(rows, test.Store.Audit.Verify().Rows);
        Assert.NotNull(test.Store.Intake.Receive(mailbox, [Sample.Received(1)])[0]);
        Assert.True(test.Store.Audit.Verify().Whole);
    }
}
