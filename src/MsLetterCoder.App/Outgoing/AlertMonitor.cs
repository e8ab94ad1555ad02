using System.Data.Common;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.Store;

namespace MsLetterCoder.App.Outgoing;

/// <summary>The service's part that notices silence, apart from the parts it watches. Where the whole service is gone, 'alert check' does the same.</summary>
internal sealed class AlertMonitor(LetterStore store, AppSettings settings, AlertRound round, TimeProvider time, ILogger<AlertMonitor> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                store.Alerts.Configured(settings.Alerts.HasChannel, settings.Alerts.HasOutOfHoursContact);
                await round.RunAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is StoreException or DbException or IOException)
            {
                Log.LookFailed(log, e.GetType().Name);
            }

            await Task.Delay(TimeSpan.FromSeconds(settings.Alerts.CheckSeconds), time, stoppingToken).ConfigureAwait(false);
        }
    }
}
