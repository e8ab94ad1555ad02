using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Folders;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.App.Pipeline;

/// <summary>Receives from a folder of .eml files or a Maildir. Nothing there is ever moved or changed.</summary>
internal sealed class FolderReceiver(
    LetterStore store, FolderSource source, QuietFiles quiet, DateTimeOffset? queueFrom, TimeSpan poll, long mostBytes, TimeProvider time, ILogger<FolderReceiver> log) : IMailReceiver
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
    public int StillWritten => quiet.Restless;

    /// <inheritdoc/>
    public bool Settles => false;

    /// <inheritdoc/>
    /// <remarks>Where files are being written it looks a second time after they had the time to settle.</remarks>
    public async Task ReceiveOnceAsync(Action<int> received, CancellationToken cancellation)
    {
        Look(received, cancellation);
        if (StillWritten > 0)
        {
            await Task.Delay(quiet.Settle, time, cancellation).ConfigureAwait(false);
            Look(received, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task WatchAsync(Action<int> received, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                Look(received, cancellation);
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

    private void Look(Action<int> received, CancellationToken cancellation)
    {
        Mailbox mailbox = store.Mailboxes.Get($"folder:{source.Mailbox}", queueFrom);
        var batch = new List<ReceivedMail>();
        long bytes = 0;
        NotOpened = 0;
        foreach (FolderItem item in quiet.Of(source.List(cancellation).Where(i => !_known.Contains(i.Identity))))
        {
            cancellation.ThrowIfCancellationRequested();
            ReceivedMail? mail = Open(item);
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
        store.Heartbeats.Beat(ServicePart.Reader);
        Report(mailbox.Id, NotOpened == 0 ? null : $"Files that could not be opened: {NumberText.Of(NotOpened)}. They are tried again.");
    }

    private ReceivedMail? Open(FolderItem item)
    {
        try
        {
            byte[]? raw = item.ReadAllBytes(mostBytes);
            if (!item.IsUnchanged())
            {
                quiet.Changed(item);
                return null;
            }

            return raw is not null
                ? Mail(item, raw)
                : Mail(item, []) with
                {
                    Missing = new Unreadable(UnreadableKind.OverLimit, $"The mail has {item.Size} bytes; the limit is {mostBytes} (Limits:MailMebibytes)."),
                    StatedSize = item.Size,
                };
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
}
