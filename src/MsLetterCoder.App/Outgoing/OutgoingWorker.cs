using System.Data.Common;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Outgoing;

namespace MsLetterCoder.App.Outgoing;

/// <summary>The service's part that acknowledges messages and sends what waits.</summary>
internal sealed class OutgoingWorker(LetterStore store, AppSettings settings, Post? post, TimeProvider time, ILogger<OutgoingWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Acknowledges what came in and sends what waits, once.</summary>
    public static async Task RoundAsync(LetterStore store, AcknowledgementRules? rules, Post post, ILogger log, CancellationToken cancellation)
    {
        if (rules is not null && store.Acknowledgements.Plan(rules) is > 0 and int queued)
        {
            Log.Acknowledged(log, queued);
        }

        await post.SendWaitingAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (post is null)
        {
            return;
        }

        AcknowledgementRules? rules = OutgoingParts.Acknowledgements(settings);
        while (true)
        {
            try
            {
                await RoundAsync(store, rules, post, log, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is StoreException or DbException or IOException)
            {
                Log.LookFailed(log, e.GetType().Name);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(false);
        }
    }
}
