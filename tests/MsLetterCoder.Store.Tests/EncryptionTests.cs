using System.Text;
using Microsoft.Data.Sqlite;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Tests;

public sealed class EncryptionTests : IDisposable
{
    private static readonly string[] Secrets = ["markt", Sample.NhsNumber, "999 000 0018", "pat@example.org", "team@example.org", "1984-03-12", "sclerosis, no optic"];
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Files_HoldNoMarkedWord()
    {
        FillWithMarkedWords();
        string[] open = [.. FilesWithSecrets()];
        test.Close();
        Assert.Empty(open);
        Assert.Empty(FilesWithSecrets());
        Assert.True(new FileInfo(test.Options.Path).Length > 50_000);
    }

    [Fact]
    public void Files_HoldNoMarkedWordInAnotherEncodingOrHash()
    {
        FillWithMarkedWords();
        test.Close();
        byte[] database = File.ReadAllBytes(test.Options.Path);
        byte[] plainHash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Sample.NhsNumber));
        foreach (byte[] secret in new[] { Encoding.Unicode.GetBytes("Markt"), plainHash, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(plainHash)) })
        {
            Assert.True(database.AsSpan().IndexOf(secret) < 0);
        }
    }

    [Fact]
    public void Search_FindsAMarkedWordThatIsNotEncrypted()
    {
        Assert.NotEmpty(test.Store.StoreId);
        test.Tamper("INSERT INTO setting VALUES ('x', 'Dear Dr Marktesthausen', '2026-01-01T00:00:00.000Z', 'x')");
        Assert.NotEmpty(FilesWithSecrets());
    }

    [Theory]
    [InlineData("UPDATE document SET text = (SELECT o.text FROM document o WHERE o.id <> document.id)")]
    [InlineData("UPDATE document SET subject = text WHERE id = 1")]
    [InlineData("UPDATE message SET subject = from_address")]
    [InlineData("UPDATE fact SET value = (SELECT o.value FROM fact o WHERE o.analysis_id = fact.analysis_id AND o.name <> fact.name)")]
    [InlineData("UPDATE document SET text = CAST(substr(text, 1, length(text) - 1) || x'00' AS BLOB)")]
    public void Everything_RefusesCiphertextsThatWereMovedOrChanged(string sql)
    {
        (long id, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Letter()), Sample.Attachment("2", Sample.Letter(), "another text")] });
        test.Tamper(sql);
        Assert.Contains("cannot be decrypted", Assert.Throws<StoreException>(() => test.Store.Messages.Everything(id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NextToRead_RefusesSwappedRawMail()
    {
        test.Receive(Sample.Received(1, raw: "one"));
        test.Receive(Sample.Received(2, raw: "two"));
        test.Tamper("UPDATE message_raw SET raw = (SELECT o.raw FROM message_raw o WHERE o.message_id <> message_raw.message_id)");
        Assert.Throws<StoreException>(() => test.Store.Intake.NextToRead(10));
    }

    [Fact]
    public void Columns_ThatHoldBytesAreAllSealedOrKeyedHashes()
    {
        FillWithMarkedWords();
        test.Close();
        using var connection = new SqliteConnection($"Data Source={test.Options.Path};Pooling=False");
        connection.Open();
        int looked = 0;
        foreach ((string table, string column) in ByteColumns(connection))
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT {column} FROM {table} WHERE {column} IS NOT NULL";
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                byte[] value = reader.GetFieldValue<byte[]>(0);
                bool hash = column.EndsWith("_hash", StringComparison.Ordinal) || column == "mac";
                Assert.True(hash ? value.Length == 32 : value.Length >= 33 && value[0] == 1, $"{table}.{column}");
                looked++;
            }
        }

        Assert.True(looked > 40);
    }

    private static List<(string Table, string Column)> ByteColumns(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.schema = 'main' AND c.type = 'BLOB' AND t.name NOT LIKE 'sqlite_%'";
        var columns = new List<(string, string)>();
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        Assert.True(columns.Count > 20);
        return columns;
    }

    private void FillWithMarkedWords()
    {
        (_, FilingOutcome outcome) = test.File(
            Sample.Received(1, raw: "Subject: Marktestraw\r\n\r\n" + Sample.LetterText) with { Identity = "new/Marktestname.eml" },
            m => m with
            {
                Documents = [Sample.Body(Sample.Message(Urgency.Soon)), Sample.Attachment("2", Sample.Letter())],
                Unreadable = [Sample.Unreadable("3", UnreadableKind.Damaged)],
            });
        test.Store.Patients.Import(new StringReader($"nhs_number,names,addresses\n{Sample.NhsNumber},Marktestname,pat@example.org\n"), "admin");
        test.Store.Work.Claim(outcome.WorkItems[0], "nurse1");
        test.Store.Work.Close(outcome.WorkItems[0], "nurse1", "Marktestnote");
        long letter = outcome.WorkItems[1];
        MsLetterCoder.Store.Coders.SheetEdit[] edits = [new() { Action = MsLetterCoder.Store.Work.CoderAction.Commented, Note = "Marktestnote" }];
        Assert.Equal(MsLetterCoder.Store.Coders.DeskResult.Done, test.Store.Coding.Write(letter, test.Store.Coding.Letter(letter)!.Seen, edits, "coder1").Result);
        long coder = test.Store.Accounts.Add("coder1", [MsLetterCoder.Store.Accounts.Role.Coder], "hash", "admin");
        test.Store.Restricted.SetRight(coder, true, "admin");
        Assert.True(test.Store.Restricted.Open(outcome.Documents[1], coder, "coder1", "Marktestreason"));
    }

    private IEnumerable<string> FilesWithSecrets()
    {
        foreach (string path in Directory.GetFiles(test.Folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.Latin1);
            string text = reader.ReadToEnd();
            if (Secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            {
                yield return path;
            }
        }
    }
}
