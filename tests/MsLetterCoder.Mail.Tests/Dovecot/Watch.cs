using MsLetterCoder.Mail.Imap;

namespace MsLetterCoder.Mail.Tests.Dovecot;

/// <summary>A watcher that runs in the background of a test and keeps in memory what it is handed.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private readonly Func<ImapItem, ImapPlace?> _place;
    private readonly List<ImapItem> _received = [];
    private readonly List<uint> _settled = [];
    private readonly List<WatcherEvent> _events = [];
    private bool _disposed;
    private int _answered;

    /// <param name="account">The mailbox.</param>
    /// <param name="place">Where each message goes once stored; null or no function: nothing is done with it.</param>
    public Watch(ImapAccount account, Func<ImapItem, ImapPlace?>? place = null)
    {
        _place = place ?? (_ => null);
        Watcher = new ImapWatcher(account, null, TimeProvider.System, Note) { Answered = () => Interlocked.Increment(ref _answered) };
        _running = Watcher.RunAsync(Store, _stop.Token);
    }

    public ImapWatcher Watcher { get; }

    /// <summary>How often a quiet server has shown that it is there.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>What the store says may be settled at the next call without items.</summary>
    public IReadOnlyList<ImapSettlement> Later { get; set; } = [];

    public List<ImapItem> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    public List<uint> Settled
    {
        get
        {
            lock (_gate)
            {
                return [.. _settled];
            }
        }
    }

    public List<WatcherEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    public List<WatcherState> States => [.. Events.Select(item => item.State)];

    /// <summary>Waits until something is so; fails after a minute, or with the watcher's own error.</summary>
    public async Task UntilAsync(Func<Watch, bool> condition)
    {
        for (var waited = TimeSpan.Zero; !condition(this); waited += TimeSpan.FromMilliseconds(10))
        {
            if (_running.IsCompleted)
            {
                await _running;
            }

            Assert.True(waited < Patience, $"Waited in vain: {string.Join(", ", Events.TakeLast(20))}; received {Received.Count}, settled {Settled.Count}");
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            await _stop.CancelAsync();
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }
    }

    private void Note(WatcherEvent item)
    {
        lock (_gate)
        {
            _events.Add(item);
        }
    }

    private ValueTask<IReadOnlyList<ImapSettlement>> Store(ImapBatch batch, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _received.AddRange(batch.Items);
            _settled.AddRange(batch.Settled);
        }

        IReadOnlyList<ImapSettlement> due = batch.Items.Count == 0
            ? Later
            : [.. batch.Items.Where(item => _place(item) is not null).Select(item => new ImapSettlement(item.Uid, _place(item)!.Value))];
        return ValueTask.FromResult(due);
    }
}
