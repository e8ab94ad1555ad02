using System.Threading.Channels;
using MsLetterCoder.App.Models;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.App.Pipeline;

/// <summary>The service: one task brings mail into the store, another takes stored mail through the pipeline. The store between them is the queue; a restart resumes.</summary>
internal sealed class PipelineWorker(
    LetterStore store,
    IMailReceiver receiver,
    StoredMailProcessor processor,
    DocumentReader documents,
    ModelFolder models,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<PipelineWorker> log) : BackgroundService
{
    private static readonly TimeSpan Housekeeping = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> _arrived = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Why the service ended by itself; null where it was told to.</summary>
    public Exception? Failure { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Log.Started(log, receiver.Description, models.Description);
        store.Heartbeats.Started();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task receive = Task.Run(() => receiver.WatchAsync(Received, ending.Token), CancellationToken.None);
        Task process = Task.Run(() => ProcessAsync(ending.Token), CancellationToken.None);
        Task first = await Task.WhenAny(receive, process).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        try
        {
            await Task.WhenAll(receive, process).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }
#pragma warning disable CA1031 // The one place where a failure of a whole task ends: it is kept for the exit code and stops the program, whatever it was.
        catch (Exception)
#pragma warning restore CA1031
        {
            Failure = first.Exception?.InnerException ?? receive.Exception?.InnerException ?? process.Exception?.InnerException;
            Log.SourceFailed(log, Failure?.GetType().Name ?? "cancellation");
            lifetime.StopApplication();
        }
    }

    private void Received(int count)
    {
        Log.Received(log, count);
        _arrived.Writer.TryWrite(true);
    }

    private async Task ProcessAsync(CancellationToken cancellation)
    {
        long? lastKept = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (lastKept is null || time.GetElapsedTime(lastKept.Value) >= Housekeeping)
            {
                lastKept = time.GetTimestamp();
                Keep();
            }

            if (processor.ProcessDue(null, cancellation) > 0)
            {
                receiver.Filed();
            }

            store.Heartbeats.Beat(ServicePart.Pipeline);

            await WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void Keep()
    {
        if (documents.PdfToolVersion is not null && store.Aside.ReleaseWaiting() is > 0 and int released)
        {
            Log.Released(log, released);
        }

        if (store.Intake.PurgeRaw() is > 0 and int purged)
        {
            Log.Purged(log, purged);
        }
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        using var sleep = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task nap = Task.Delay(LongestSleep, time, sleep.Token);
        Task<bool> arrival = _arrived.Reader.WaitToReadAsync(sleep.Token).AsTask();
        await Task.WhenAny(nap, arrival).ConfigureAwait(false);
        await sleep.CancelAsync().ConfigureAwait(false);
        _arrived.Reader.TryRead(out _);
        cancellation.ThrowIfCancellationRequested();
    }
}
