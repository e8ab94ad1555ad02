using MsLetterCoder.Mail.Imap.Session;

namespace MsLetterCoder.Mail.Imap;

/// <summary>Reads a folder from where it was left and keeps watching it: connects again after growing, bounded waits, notices a changed UIDVALIDITY, and hands each batch to a
/// callback that returns only when the batch is durably stored. Nothing is marked or moved on the server before that. A message is handed over once for each run of the watcher
/// and UIDVALIDITY, unless the callback failed.</summary>
public sealed class ImapWatcher
{
    private readonly ImapAccount _account;
    private readonly TimeProvider _time;
    private readonly Action<WatcherEvent> _report;
    private readonly SettlementQueue _settlements;
    private readonly StumblingBlock _block;
    private TaskCompletionSource _wake = NewWake();
    private ImapResumePoint? _resume;
    private bool _progress;

    /// <param name="account">The folder and what may be done there.</param>
    /// <param name="resume">How far it has been read; null: not at all.</param>
    /// <param name="time">Source of all waits.</param>
    /// <param name="report">Told what happens, on the watcher's own thread; it must return soon.</param>
    public ImapWatcher(ImapAccount account, ImapResumePoint? resume, TimeProvider time, Action<WatcherEvent>? report = null)
    {
        account.Check();
        _account = account;
        _resume = resume;
        _time = time;
        _report = report ?? (_ => { });
        _settlements = new SettlementQueue(account, _report);
        _block = new StumblingBlock(account);
    }

    /// <summary>Told, besides the events, each time that a quiet server has shown that it is there: at the end of each IDLE and after each NOOP. On the watcher's own thread; it must return soon.</summary>
    public Action? Answered { get; init; }

    /// <summary>How far the folder has been read and stored.</summary>
    public ImapResumePoint? Resume => _resume;

    /// <summary>Ends a wait for new messages, so that the callback is asked what is to be settled. May be called from any thread.</summary>
    public void Wake() => Volatile.Read(ref _wake).TrySetResult();

    /// <summary>Watches until cancelled, then ends with <see cref="OperationCanceledException"/>. What the callback throws ends the watch too.</summary>
    /// <param name="store">Stores a batch and returns, once it is durable, what may be settled: of this batch, or of any stored earlier.</param>
    /// <param name="cancellation">Stops the watch; a callback in progress is awaited.</param>
    /// <exception cref="ImapException">The very first connection was refused for a reason that only a person can remove: settings, password, certificate, folder.</exception>
    public Task RunAsync(StoreBatch store, CancellationToken cancellation) =>
        AttendAsync(store, once: false, cancellation);

    /// <summary>Reads what there is, settles what may be settled, and ends.</summary>
    /// <param name="store">As for <see cref="RunAsync"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ImapException">As for <see cref="RunAsync"/>; or more attempts in a row than <see cref="ImapAccount.AttemptsPerMessage"/> brought nothing new.</exception>
    public Task ReadOnceAsync(StoreBatch store, CancellationToken cancellation) =>
        AttendAsync(store, once: true, cancellation);

    private async Task AttendAsync(StoreBatch store, bool once, CancellationToken cancellation)
    {
        var everConnected = false;
        for (var failures = 0; ;)
        {
            _progress = false;
            try
            {
                _report(new WatcherEvent(WatcherState.Connecting));
                var mailbox = await ImapMailbox.ConnectAsync(_account, _time, cancellation).ConfigureAwait(false);
                await using (mailbox.ConfigureAwait(false))
                {
                    everConnected = true;
                    await AttendAsync(mailbox, store, once, cancellation).ConfigureAwait(false);
                    return;
                }
            }
            catch (ImapException failure)
            {
                failures = _progress ? 1 : failures + 1;
                var needsPerson = failure is ImapAuthenticationException or ImapCertificateException or ImapFolderException or ImapUnsupportedException;
                if ((needsPerson && (once || !everConnected)) || (once && failures > _account.AttemptsPerMessage))
                {
                    throw;
                }

                var wait = needsPerson ? _account.Timeouts.LastRetry : Wait(failures);
                _report(new WatcherEvent(needsPerson ? WatcherState.Refused : WatcherState.Lost, 0, wait, failure.Message));
                await Task.Delay(wait, _time, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The first wait, doubled with each failure in a row, up to the longest.</summary>
    private TimeSpan Wait(int failures)
    {
        var wait = _account.Timeouts.FirstRetry * Math.Pow(2, Math.Min(failures - 1, 30));
        return wait < _account.Timeouts.LastRetry ? wait : _account.Timeouts.LastRetry;
    }

    private async Task AttendAsync(ImapMailbox mailbox, StoreBatch store, bool once, CancellationToken cancellation)
    {
        _report(new WatcherEvent(WatcherState.Connected, mailbox.State.Exists));
        CheckValidity(mailbox.State.UidValidity);
        await AskAsync(mailbox, store, cancellation).ConfigureAwait(false);
        while (true)
        {
            await ReceiveAsync(mailbox, store, cancellation).ConfigureAwait(false);
            // The store names a limited number at a time: as long as some were settled there may be more.
            while (_settlements.Done.Count > 0)
            {
                await AskAsync(mailbox, store, cancellation).ConfigureAwait(false);
            }

            if (mailbox.TakeAlert() is { } alert)
            {
                _report(new WatcherEvent(WatcherState.Alert, Reason: alert));
            }

            if (once)
            {
                return;
            }

            _report(new WatcherEvent(WatcherState.Waiting));
            if (await WaitAsync(mailbox, cancellation).ConfigureAwait(false))
            {
                await AskAsync(mailbox, store, cancellation).ConfigureAwait(false);
            }

            _progress = true;
        }
    }

    private void CheckValidity(uint validity)
    {
        if (_resume is { } resume && resume.UidValidity == validity)
        {
            return;
        }

        if (_resume is not null)
        {
            _report(new WatcherEvent(WatcherState.UidValidityChanged));
        }

        _settlements.Forget();
        _block.Forget();
        _resume = new ImapResumePoint(validity, 0);
    }

    private async Task ReceiveAsync(ImapMailbox mailbox, StoreBatch store, CancellationToken cancellation)
    {
        try
        {
            if (_block.GivenUp is { } uid)
            {
                await HandOverAsync([_block.Item(_resume!.Value.UidValidity, uid)], store, cancellation).ConfigureAwait(false);
                _block.PassOver();
            }

            if (_block.Last is { } last)
            {
                await ReceiveAsync(mailbox, uid => uid <= last, singly: true, store, cancellation).ConfigureAwait(false);
                _block.Forget();
            }

            await ReceiveAsync(mailbox, null, singly: false, store, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ImapConnectionException or ImapProtocolException)
        {
            _block.Broke(mailbox.Incoming);
            throw;
        }
    }

    /// <summary>Fetches and hands over: while one batch is being stored, the next comes in. The server is told of the first only when it is quiet again.</summary>
    private async Task ReceiveAsync(ImapMailbox mailbox, Func<uint, bool>? wanted, bool singly, StoreBatch store, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var batches = mailbox.FetchBatchesAsync(_resume!.Value.LastUid + 1, wanted, singly, stop.Token).GetAsyncEnumerator(stop.Token);
        await using (batches.ConfigureAwait(false))
        {
            var more = await batches.MoveNextAsync().ConfigureAwait(false);
            while (more)
            {
                var items = batches.Current;
                // On another thread: where the server is ahead, the whole next batch is read without a wait, and storing this one would begin only after it.
                var next = Task.Run(() => batches.MoveNextAsync().AsTask(), CancellationToken.None);
                try
                {
                    await HandOverAsync(items, store, cancellation).ConfigureAwait(false);
                }
                catch
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                    await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    throw;
                }

                more = await next.ConfigureAwait(false);
                await _settlements.ApplyAsync(mailbox, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks the store what else may be settled, and does it.</summary>
    private async Task AskAsync(ImapMailbox mailbox, StoreBatch store, CancellationToken cancellation)
    {
        await HandOverAsync([], store, cancellation).ConfigureAwait(false);
        await _settlements.ApplyAsync(mailbox, cancellation).ConfigureAwait(false);
    }

    private async Task HandOverAsync(IReadOnlyList<ImapItem> items, StoreBatch store, CancellationToken cancellation)
    {
        var validity = _resume!.Value.UidValidity;
        var settled = _settlements.Done;
        var due = await store(new ImapBatch(validity, items, settled), cancellation).ConfigureAwait(false);
        _settlements.Add(due, settled.Count);
        if (items.Count > 0)
        {
            _resume = new ImapResumePoint(validity, items[^1].Uid);
            _progress = true;
            _report(new WatcherEvent(WatcherState.Received, items.Count));
        }
    }

    /// <summary>Waits for new messages; true where it was woken.</summary>
    private async Task<bool> WaitAsync(ImapMailbox mailbox, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var changes = mailbox.WaitForChangesAsync(Answered, either.Token);
        await Task.WhenAny(_wake.Task, changes).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        try
        {
            await changes.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // It was woken, and has ended its wait cleanly.
        }

        var woken = _wake.Task.IsCompleted;
        if (woken)
        {
            Volatile.Write(ref _wake, NewWake());
        }

        return woken;
    }

    private static TaskCompletionSource NewWake() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
