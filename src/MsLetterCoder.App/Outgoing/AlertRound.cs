using MsLetterCoder.App.Configuration;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Smtp;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.App.Outgoing;

/// <summary>One look at what people must be told of, and the telling. It needs the store alone: the service may be gone.</summary>
internal sealed class AlertRound(LetterStore store, AppSettings settings, SmtpSubmission? submission, TimeProvider time, ILogger log)
{
    private readonly AlertRules _rules = OutgoingParts.Alerts(settings);

    /// <summary>Looks and tells. An alert counts as delivered where one of its channels took it.</summary>
    /// <returns>How many alerts were due, and how many of them could not be delivered.</returns>
    public async Task<(int Due, int Failed)> RunAsync(CancellationToken cancellation)
    {
        IReadOnlyList<DueAlert> due = store.Alerts.Look(_rules);
        int failed = 0;
        foreach (DueAlert alert in due)
        {
            bool delivered = false;
            var failures = new List<string>();
            await foreach (string? failure in TellAsync(alert, cancellation).ConfigureAwait(false))
            {
                delivered |= failure is null;
                failures.AddRange(failure is null ? [] : [failure]);
            }

            if (failures.Count > 0 || !delivered)
            {
                Log.AlertNotSent(log, alert.Kind, alert.Count, failures.Count == 0 ? "no channel is configured" : string.Join("; ", failures));
            }

            if (delivered)
            {
                store.Alerts.Sent(alert);
                Log.AlertSent(log, alert.Kind, alert.Count);
            }
            else
            {
                failed++;
                store.Alerts.Failed(alert);
            }
        }

        return (due.Count, failed);
    }

    /// <summary>Tells by each channel; for each null, or why it failed. Where there is no out-of-hours contact the others are told: better late than nobody.</summary>
    private async IAsyncEnumerable<string?> TellAsync(DueAlert alert, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        AlertOptions options = settings.Alerts;
        bool outOfHours = alert.Kind == AlertKind.OutOfHours && options.HasOutOfHoursContact;
        if ((outOfHours ? options.OutOfHoursCommand : options.Command) is { } command)
        {
            yield return await AlertCommand.RunAsync(command, Labels.Of(alert.Kind), AlertWords.Line(alert), TimeSpan.FromSeconds(options.CommandSeconds), time, cancellation).ConfigureAwait(false);
        }

        foreach (string address in AlertOptions.Addresses(outOfHours ? options.OutOfHoursTo : options.To))
        {
            yield return await MailAsync(alert, address, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<string?> MailAsync(DueAlert alert, string address, CancellationToken cancellation)
    {
        try
        {
            await submission!.SendAsync(
                new OutgoingMail
                {
                    From = OutgoingParts.From(settings.Outgoing),
                    To = address,
                    Subject = AlertWords.Line(alert),
                    Text = AlertWords.Text(alert, settings.Times.Limits.Hours.Zone),
                    MessageId = OutgoingMail.NewMessageId(settings.Outgoing.From),
                    Date = time.GetUtcNow(),
                    Automatic = AutomaticSubmission.Generated,
                },
                cancellation).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is SmtpException or ConfigurationException)
        {
            return failure.Message;
        }
    }
}
