using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Folders;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;

namespace MsLetterCoder.App.Pipeline;

/// <summary>Receives from a folder of .eml files or a Maildir. Nothing there is ever moved or changed.</summary>
internal sealed class FolderReceiver(LetterStore store, FolderSource source, DateTimeOffset? queueFrom, TimeSpan poll, long mostBytes, TimeProvider time, ILogger<FolderReceiver> log)
    : IMailReceiver
{
    private const int BatchMails = 64;
    private const long BatchBytes = 32L << 20;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private bool _unreachable;

    /// <inheritdoc/>
    public string Description => $"folder {source.Mailbox}";

    /// <inheritdoc/>
    public int NotOpened { get; private set; }

    /// <inheritdoc/>
    public Task ReceiveOnceAsync(Action<int> received, CancellationToken cancellation)
    {
        Mailbox mailbox = store.Mailboxes.Get($"folder:{source.Mailbox}", queueFrom);
        var batch = new List<ReceivedMail>();
        var tooLarge = new List<FolderItem>();
        long bytes = 0;
        NotOpened = 0;
        foreach (FolderItem item in source.List(cancellation).Where(i => !_known.Contains(i.Identity)))
        {
            cancellation.ThrowIfCancellationRequested();
            ReceivedMail? mail = Open(item, tooLarge);
            if (mail is null)
            {
                continue;
            }

            batch.Add(mail);
            bytes += mail.Raw.Length;
            if (batch.Count == BatchMails || bytes >= BatchBytes)
            {
                Store(mailbox, batch, received);
                bytes = 0;
            }
        }

        Store(mailbox, batch, received);
        foreach (FolderItem item in tooLarge)
        {
            Refuse(mailbox, item, received);
        }

        Report(mailbox.Id, NotOpened == 0 ? null : $"Files that could not be opened: {PipelineParts.Text(NotOpened)}. They are tried again.");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task WatchAsync(Action<int> received, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await ReceiveOnceAsync(received, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The folder may be on a share that comes back; the page and doctor show the state meanwhile.
                Report(store.Mailboxes.Get($"folder:{source.Mailbox}", queueFrom).Id, $"The folder cannot be read ({e.GetType().Name}).");
            }

            await Task.Delay(poll, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Filed()
    {
        // A folder is left as it was found.
    }

    private ReceivedMail? Open(FolderItem item, List<FolderItem> tooLarge)
    {
        try
        {
            if (item.ReadAllBytes(mostBytes) is { } raw)
            {
                return Mail(item, raw);
            }

            tooLarge.Add(item);
            return null;
        }
        catch (FileNotFoundException)
        {
            // Renamed by another program since it was listed: it is listed again under its new name next time.
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // One file that cannot be opened must not keep the others out.
            NotOpened++;
            return null;
        }
    }

    private void Report(long mailboxId, string? trouble)
    {
        store.Mailboxes.Report(mailboxId, trouble is null ? MailboxState.Watching : MailboxState.Unreachable, trouble);
        if (trouble is not null && !_unreachable)
        {
            Log.FolderTrouble(log, trouble);
        }

        _unreachable = trouble is not null;
    }

    private static ReceivedMail Mail(FolderItem item, byte[] raw) => new()
    {
        UidValidity = 1,
        Identity = item.Identity,
        Raw = raw,
        ReceivedAt = item.ReceivedAt,
        ReceivedSource = ReceivedSource.FileTime,
        Seen = item.Seen,
    };

    private void Store(Mailbox mailbox, List<ReceivedMail> batch, Action<int> received)
    {
        int added = store.Intake.Receive(mailbox.Id, batch).Count(id => id is not null);
        _known.UnionWith(batch.Select(m => m.Identity));
        batch.Clear();
        if (added > 0)
        {
            received(added);
        }
    }

    private void Refuse(Mailbox mailbox, FolderItem item, Action<int> received)
    {
        if (store.Intake.Receive(mailbox.Id, [Mail(item, [])]) is [long id])
        {
            store.Aside.Quarantine(id, new Unreadable(UnreadableKind.OverLimit, $"The mail has {item.Size} bytes; the limit is {mostBytes} (Limits:MailMebibytes)."), DueTimes.None);
            received(1);
        }

        _known.Add(item.Identity);
    }
}
