using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Accounts;

/// <summary>Keys that protect the pages' cookies and forms: kept here, sealed, so that a restart ends no session and no file holds them.</summary>
public sealed class PageKeys
{
    private readonly StoreDatabase database;

    internal PageKeys(StoreDatabase database) => this.database = database;

    /// <summary>All keys, oldest first, as they were added.</summary>
    public IReadOnlyList<string> All() => database.Read(session => session.Query<PageKeyRow>("SELECT id AS Id, content AS Content FROM page_key ORDER BY id")
        .ConvertAll(row => session.Cipher.OpenText("page_key", row.Id, "content", row.Content)));

    /// <summary>Adds one.</summary>
    public void Add(string content) => database.Write(transaction =>
    {
        long id = transaction.NextId("page_key");
        transaction.Prepare("INSERT INTO page_key (id, content, created_at) VALUES ($id, $content, $now)")
            .Set("$id", id).Set("$content", transaction.Seal("page_key", id, "content", content)).Set("$now", transaction.NowText).Run();
    });

    internal sealed record PageKeyRow
    {
        public long Id { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
