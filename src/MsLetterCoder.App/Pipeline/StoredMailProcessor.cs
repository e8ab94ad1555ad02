using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.App.Pipeline;

/// <summary>Takes stored mails, the oldest first, through the pipeline; a mail on which it fails is tried again after growing waits, then parked where a person sees it.</summary>
internal sealed class StoredMailProcessor(LetterStore store, LetterPipeline pipeline, TimeProvider time, int attempts, ILogger<StoredMailProcessor> log)
{
    private const int Batch = 16;

    /// <summary>Most raw bytes held at a time, one larger mail apart.</summary>
    private const long BatchBytes = 8L << 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Processes what is due now.</summary>
    /// <param name="report">Told what became of each mail.</param>
    /// <param name="cancellation">Stops between mails; the mail in hand is finished.</param>
    /// <returns>How many mails were handled.</returns>
    public int ProcessDue(Action<PipelineOutcome>? report, CancellationToken cancellation)
    {
        int handled = 0;
        while (!cancellation.IsCancellationRequested && store.Intake.NextToRead(Batch, BatchBytes) is { Count: > 0 } mails)
        {
            foreach (StoredMail mail in mails)
            {
                if (cancellation.IsCancellationRequested)
                {
                    return handled;
                }

                PipelineOutcome outcome = Process(mail);
                store.Heartbeats.Beat(ServicePart.Pipeline);
                handled++;
                report?.Invoke(outcome);
            }
        }

        return handled;
    }

    private PipelineOutcome Process(StoredMail mail)
    {
        long began = time.GetTimestamp();
        try
        {
            // Not cancellable: the mail in hand is finished when the service stops.
            PipelineOutcome outcome = pipeline.Process(mail, CancellationToken.None);
            Log.MailFiled(log, mail.MessageId, outcome.State, outcome.Documents, time.GetElapsedTime(began).TotalMilliseconds);
            return outcome;
        }
#pragma warning disable CA1031 // One mail on which the program fails, whatever the fault, must not stop the others: it is kept, tried again and then shown to a person.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return PutOff(mail, e);
        }
    }

    private PipelineOutcome PutOff(StoredMail mail, Exception failure)
    {
        // The message of an exception may hold words of the mail; its type does not.
        string reason = $"Reading it failed ({failure.GetType().Name}).";
        Log.MailFailed(log, mail.MessageId, failure.GetType().Name, mail.Attempts + 1);
        if (mail.Attempts + 1 >= attempts)
        {
            store.Aside.Park(mail.MessageId, reason);
            return new PipelineOutcome(PipelineState.Parked, 0, null);
        }

        TimeSpan wait = FirstWait * Math.Pow(4, mail.Attempts);
        store.Aside.Postpone(mail.MessageId, reason, time.GetUtcNow() + (wait < LongestWait ? wait : LongestWait));
        return new PipelineOutcome(PipelineState.Received, 0, null);
    }
}
