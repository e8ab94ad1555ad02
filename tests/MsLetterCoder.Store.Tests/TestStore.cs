using Microsoft.Data.Sqlite;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Tests;

/// <summary>A real store in a folder of its own, with its keys and anchor in another.</summary>
public sealed class TestStore : IDisposable
{
    private LetterStore? store;

    public TestStore(DateTimeOffset? queueFrom = null)
    {
        Folder = Directory.CreateTempSubdirectory("mslc-store-").FullName;
        Options = new StoreOptions
        {
            Path = Path.Combine(Folder, "data", "letters.db"),
            Key = KeySource.Folder(KeyFolder),
            AuditAnchorFolder = Path.Combine(Folder, "anchors"),
            Time = Time,
            BusyTimeout = TimeSpan.FromSeconds(5),
            DueFrom = Sample.DueFrom,
        };
        QueueFrom = queueFrom;
    }

    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 9, 15, 30, 250, TimeSpan.Zero);

    public FixedTime Time { get; } = new(Start);

    public string Folder { get; }

    public string KeyFolder => Path.Combine(Folder, "keys");

    public StoreOptions Options { get; init; }

    public DateTimeOffset? QueueFrom { get; }

    public LetterStore Store => store ??= LetterStore.Open(Options);

    public Mailbox Mailbox => Store.Mailboxes.Get("imaps://mail.example/INBOX", QueueFrom);

    public long Run => Store.Filing.StartRun(Sample.Versions);

    public string KeyFile => Directory.GetFiles(KeyFolder, "*.key").Single();

    public string AnchorFile => Directory.GetFiles(Options.AuditAnchorFolder!, "*.anchor").Single();

    public LetterStore Reopen()
    {
        Close();
        return Store;
    }

    public void Close()
    {
        store?.Dispose();
        store = null;
    }

    /// <summary>Receives one mail.</summary>
    public long Receive(ReceivedMail mail) => Store.Intake.Receive(Mailbox.Id, [mail])[0]!.Value;

    /// <summary>Receives and files one mail.</summary>
    public (long MessageId, FilingOutcome Outcome) File(ReceivedMail mail, Func<FiledMessage, FiledMessage> shape)
    {
        long id = Receive(mail);
        return (id, Store.Filing.File(shape(new FiledMessage { MessageId = id, RunId = Run, Mail = Sample.Mail() })));
    }

    /// <summary>Runs SQL on the closed file, as somebody would who has the file and not the key.</summary>
    public object? Tamper(string sql)
    {
        Close();
        using var connection = new SqliteConnection($"Data Source={Options.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(Folder, recursive: true);
    }
}
