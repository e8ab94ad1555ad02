using Microsoft.Data.Sqlite;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Records;

namespace MsLetterCoder.App.Tests.Support;

/// <summary>What a store holds, for a test to look at.</summary>
internal sealed class StoreView(LetterStore store, string path) : IDisposable
{
    public LetterStore Store => store;

    /// <summary>All messages with everything in them, by id.</summary>
    public List<MessageRecord> Messages() => [.. Ids().Select(store.Messages.Everything)];

    /// <summary>How many messages there are in a state.</summary>
    public long Count(PipelineState state) => store.Summaries.Count().Messages.SingleOrDefault(m => m.Label == Labels.Of(state))?.Count ?? 0;

    /// <summary>Rows of every table, in words: two pictures are the same where nothing was filed between them.</summary>
    public string Picture()
    {
        using var connection = Open();
        var counts = new List<string>();
        foreach (var table in Column(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            counts.Add($"{table}={Column(connection, $"SELECT count(*) FROM \"{table}\"")[0]}");
        }

        return string.Join(' ', counts);
    }

    public AuditReport Audit() => store.Audit.Verify();

    public void Dispose() => store.Dispose();

    private List<long> Ids()
    {
        using var connection = Open();
        return [.. Column(connection, "SELECT id FROM message ORDER BY id").Select(long.Parse)];
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The words come from the test and from the database's own list of tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return values;
    }
}
