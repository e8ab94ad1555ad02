using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>IDLE (RFC 2177).</summary>
internal static class Idling
{
    /// <summary>Idles until there is news, the time is up, or it is cancelled; the conversation stays whole in each case.
    /// False where the server would not have it, or ended it by itself.</summary>
    public static async Task<bool> RunAsync(ImapSession session, ImapTimeouts timeouts, TimeProvider time, CancellationToken cancellation)
    {
        var idle = await session.SendAsync(new ImapCommand("IDLE"), null, CancellationToken.None).ConfigureAwait(false);
        if (await session.ContinuationAsync(idle, CancellationToken.None).ConfigureAwait(false) is null)
        {
            return false;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var end = Task.Delay(timeouts.Idle, time, ended.Token);
        Task<ImapResponse>? next = null;
        while (!session.Folder.HasNews && idle.Answer is null && !end.IsCompleted)
        {
            next = session.ListenAsync();
            if (await Task.WhenAny(next, end).ConfigureAwait(false) == next)
            {
                await next.ConfigureAwait(false);
            }
        }

        var kept = idle.Answer is null;
        await ended.CancelAsync().ConfigureAwait(false);
        await DoneAsync(session, idle, next, cancellation.IsCancellationRequested ? timeouts.Goodbye : timeouts.Read, time).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return kept;
    }

    /// <summary>Ends it: DONE is written while an answer is still being listened for, and that answer is not lost.</summary>
    private static async Task DoneAsync(ImapSession session, PendingCommand idle, Task<ImapResponse>? next, TimeSpan limit, TimeProvider time)
    {
        try
        {
            if (idle.Answer is null)
            {
                await session.WriteLineAsync("DONE", CancellationToken.None).ConfigureAwait(false);
            }

            if (next is not null)
            {
                await next.WaitAsync(limit, time).ConfigureAwait(false);
            }
        }
        catch (TimeoutException)
        {
            throw session.Break(new ImapConnectionException($"The server did not end IDLE within {limit.TotalSeconds:0.#} s."));
        }

        await session.FinishAsync(idle, CancellationToken.None).ConfigureAwait(false);
    }
}
