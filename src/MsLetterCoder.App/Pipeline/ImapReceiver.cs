using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.App.Pipeline;

/// <summary>Receives from an IMAP folder: a mail is stored before anything is marked or moved on the server, and settled only when it is filed or quarantined.</summary>
internal sealed class ImapReceiver : IMailReceiver
{
    private const string SeenFlag = "\\Seen";
    private const int SettleAtOnce = 256;

    private readonly LetterStore _store;
    private readonly ImapAccount _account;
    private readonly Mailbox _mailbox;
    private readonly ImapWatcher _watcher;
    private readonly TimeProvider _time;
    private readonly ILogger<ImapReceiver> _log;
    private readonly bool _settles;
    private bool _refusalNoted;

    public ImapReceiver(LetterStore store, ImapAccount account, DateTimeOffset queueFrom, TimeProvider time, ILogger<ImapReceiver> log)
    {
        _store = store;
        _account = account;
        _time = time;
        _log = log;
        _settles = account.MarkSeen || account.ProcessedFolder is not null || account.QuarantineFolder is not null;
        _mailbox = store.Mailboxes.Get(SourceOf(account), queueFrom);
        ImapResumePoint? resume = _mailbox.UidValidity == 0 ? null : new ImapResumePoint((uint)_mailbox.UidValidity, (uint)_mailbox.LastUid);
        _refusalNoted = store.Notices.All().Any(n => n.MailboxId == _mailbox.Id && n.Kind == NoticeKind.SettleFailed && n.EndedAt is null);
        if (!_settles)
        {
            EndRefusal();
        }

        _watcher = new ImapWatcher(account, resume, time, Report) { Answered = () => _store.Heartbeats.Beat(ServicePart.Reader) };
    }

    /// <inheritdoc/>
    public string Description => SourceOf(_account);

    /// <inheritdoc/>
    /// <remarks>What a server cannot deliver is stored with its reason.</remarks>
    public int NotOpened => 0;

    /// <inheritdoc/>
    /// <remarks>A server shows a mail only once it is whole.</remarks>
    public int StillWritten => 0;

    /// <inheritdoc/>
    public bool Settles => _settles;

    /// <summary>What identifies the mailbox in the store.</summary>
    public static string SourceOf(ImapAccount account) => $"imap://{account.User}@{account.Host}:{account.Port}/{account.Folder}";

    /// <inheritdoc/>
    public Task ReceiveOnceAsync(Action<int> received, CancellationToken cancellation) => _watcher.ReadOnceAsync((batch, _) => ValueTask.FromResult<IReadOnlyList<ImapSettlement>>(Store(batch, received)), cancellation);

    /// <inheritdoc/>
    public Task WatchAsync(Action<int> received, CancellationToken cancellation) => _watcher.RunAsync((batch, _) => ValueTask.FromResult<IReadOnlyList<ImapSettlement>>(Store(batch, received)), cancellation);

    /// <inheritdoc/>
    public void Filed()
    {
        if (_settles)
        {
            _watcher.Wake();
        }
    }

    private ImapSettlement[] Store(ImapBatch batch, Action<int> received)
    {
        IReadOnlyList<long?> ids = _store.Intake.Receive(_mailbox.Id, batch.UidValidity, [.. batch.Items.Select(i => Mail(batch.UidValidity, i))], batch.Settled);
        int added = ids.Count(id => id is not null);
        if (added > 0)
        {
            received(added);
        }

        return _settles ? Pending(batch.UidValidity) : [];
    }

    private ImapSettlement[] Pending(uint uidValidity) =>
        [.. _store.Settlements.Pending(_mailbox.Id, uidValidity, SettleAtOnce).Select(p => new ImapSettlement((uint)p.Uid, p.Readable ? ImapPlace.Processed : ImapPlace.Quarantine))];

    private ReceivedMail Mail(uint uidValidity, ImapItem item) => new()
    {
        UidValidity = uidValidity,
        Uid = item.Uid,
        Identity = item.Uid.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Raw = item.Raw ?? [],
        Missing = item.Missing,
        StatedSize = item.Size,
        ReceivedAt = item.InternalDate ?? _time.GetUtcNow(),
        ReceivedSource = item.InternalDate is null ? ReceivedSource.FileTime : ReceivedSource.InternalDate,
        Seen = item.Flags.Contains(SeenFlag, StringComparer.OrdinalIgnoreCase),
    };

    private void Report(WatcherEvent happening)
    {
        Log.Mailbox(_log, happening.State, happening.Count);
        if (happening.State is WatcherState.Connected or WatcherState.Received or WatcherState.Waiting)
        {
            _store.Heartbeats.Beat(ServicePart.Reader);
        }

        switch (happening.State)
        {
            case WatcherState.Connected or WatcherState.Waiting:
                _store.Mailboxes.Report(_mailbox.Id, MailboxState.Watching, null);
                break;
            case WatcherState.Lost:
                _store.Mailboxes.Report(_mailbox.Id, MailboxState.Unreachable, happening.Reason);
                break;
            case WatcherState.Refused:
                _store.Mailboxes.Report(_mailbox.Id, MailboxState.Refused, happening.Reason);
                break;
            case WatcherState.SettleFailed:
                _store.Notices.Note(_mailbox.Id, NoticeKind.SettleFailed, happening.Reason!, happening.Count);
                _refusalNoted = true;
                break;
            case WatcherState.AllSettled:
                EndRefusal();
                break;
            case WatcherState.Alert:
                _store.Notices.Note(_mailbox.Id, NoticeKind.Alert, happening.Reason!, 0);
                break;
        }
    }

    private void EndRefusal()
    {
        if (_refusalNoted)
        {
            _store.Notices.End(_mailbox.Id, NoticeKind.SettleFailed);
            _refusalNoted = false;
        }
    }
}
