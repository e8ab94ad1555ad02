using MsLetterCoder.App.Configuration;
using MsLetterCoder.Mail.Smtp;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Outgoing;

namespace MsLetterCoder.App.Outgoing;

/// <summary>Sends mails of the outbox. What the server may have taken is never sent again by itself.</summary>
internal sealed class Post(LetterStore store, OutgoingOptions options, SmtpSubmission submission, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>An acknowledgement that comes later than so helps nobody.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromHours(24);

    /// <summary>How long a sending may take at the most: connecting, nine answers, the last of which has ten minutes.</summary>
    public static TimeSpan LongestSending(SmtpOptions smtp) => TimeSpan.FromSeconds((2 * smtp.ConnectSeconds) + (10 * smtp.AnswerSeconds)) + TimeSpan.FromMinutes(11);

    /// <summary>Sends what waits.</summary>
    /// <returns>How many mails were handled.</returns>
    public async Task<int> SendWaitingAsync(CancellationToken cancellation)
    {
        if (store.Outbox.MarkInterrupted(LongestSending(options.Smtp)) is > 0 and int interrupted)
        {
            Log.MailInterrupted(log, interrupted);
        }

        int handled = 0;
        while (!cancellation.IsCancellationRequested && store.Outbox.Take() is { } mail)
        {
            await SendAsync(mail, null, cancellation).ConfigureAwait(false);
            handled++;
        }

        return handled;
    }

    /// <summary>Sends one mail that was taken for sending, and says in the store what became of it.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="note">For a reply: a person's note.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null where the server took it, else the failure in words without any of the mail's.</returns>
    public async Task<string?> SendAsync(OutboxMail mail, string? note, CancellationToken cancellation)
    {
        bool automatic = mail.Kind == OutboxKind.Acknowledgement;
        try
        {
            await submission.SendAsync(
                new OutgoingMail
                {
                    From = OutgoingParts.From(options),
                    To = mail.Recipient,
                    Subject = mail.Subject,
                    Text = mail.Text,
                    MessageId = mail.MailId,
                    Date = time.GetUtcNow(),
                    InReplyTo = mail.InReplyTo,
                    References = mail.References,
                    Automatic = automatic ? AutomaticSubmission.Replied : AutomaticSubmission.No,
                    NullReturnPath = automatic && options.NullReturnPath,
                },
                cancellation).ConfigureAwait(false);
            store.Outbox.Sent(mail.Id, note);
            Log.MailSent(log, mail.Id, mail.Kind, OutboxState.Sent);
            return null;
        }
        catch (SmtpException failure)
        {
            return NotSent(mail, failure.StepAndCode, failure.Message, failure.IsUnsure ? OutboxState.Unsure : automatic && !failure.RefusesMail ? OutboxState.Waiting : OutboxState.Failed);
        }
        catch (ConfigurationException failure)
        {
            return NotSent(mail, "secret", failure.Message, automatic ? OutboxState.Waiting : OutboxState.Failed);
        }
        catch (ArgumentException failure)
        {
            return NotSent(mail, "unwritable", failure.Message, OutboxState.Failed);
        }
        catch (OperationCanceledException)
        {
            return NotSent(mail, "cancelled", "It was stopped before the server had the mail.", automatic ? OutboxState.Waiting : OutboxState.Failed);
        }
    }

    private string NotSent(OutboxMail mail, string reason, string words, OutboxState state)
    {
        TimeSpan wait = FirstWait * Math.Pow(4, Math.Min(mail.Attempts - 1, 10));
        DateTimeOffset next = time.GetUtcNow() + (wait < LongestWait ? wait : LongestWait);
        if (state == OutboxState.Waiting && next - mail.CreatedAt > Latest)
        {
            state = OutboxState.Failed;
        }

        switch (state)
        {
            case OutboxState.Waiting:
                store.Outbox.PutOff(mail.Id, reason, next);
                break;
            case OutboxState.Unsure:
                store.Outbox.Unsure(mail.Id, reason);
                break;
            default:
                store.Outbox.Failed(mail.Id, reason);
                break;
        }

        Log.MailNotSent(log, mail.Id, mail.Kind, state, reason);
        return words;
    }
}
