using System.Runtime.CompilerServices;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>Downloads messages in batches: first their sizes, then the bodies of those within the limit, with the next batch already asked for while one comes in.
/// Singly: one message at a time and nothing asked for ahead, so that a connection that breaks does so at a message that can be named.</summary>
internal sealed class MessageFetch(ImapSession session, ImapLimits limits, uint uidValidity, bool singly)
{
    private const int SizesAtOnce = 512;
    private readonly int _batchesInFlight = singly ? 1 : 2;
    private readonly int _batchMessages = singly ? 1 : limits.BatchMessages;
    private readonly Queue<Batch> _inFlight = [];

    /// <summary>First and last message of the batch that is coming in: where the connection broke, it broke within them.</summary>
    public (uint First, uint Last)? Incoming => _inFlight.TryPeek(out var batch) ? (batch.Messages[0].Uid, batch.Messages[^1].Uid) : null;

    /// <summary>The messages in order of UID; those gone in the meantime are left out.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImapItem>> RunAsync(IReadOnlyList<uint> ascendingUids, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var chunks = ascendingUids.Chunk(SizesAtOnce).ToList();
        var sizes = chunks.Count > 0 ? await AskSizesAsync(chunks[0], cancellation).ConfigureAwait(false) : null;
        for (var i = 0; i < chunks.Count; i++)
        {
            await RequireAsync(sizes!.Command!, cancellation).ConfigureAwait(false);
            var batches = Plan(sizes.Messages);
            for (var b = 0; b < batches.Count; b++)
            {
                _inFlight.Enqueue(await AskBodiesAsync(batches[b], cancellation).ConfigureAwait(false));
                if (b == batches.Count - 1 && i + 1 < chunks.Count && !singly)
                {
                    sizes = await AskSizesAsync(chunks[i + 1], cancellation).ConfigureAwait(false);
                }

                if (_inFlight.Count == _batchesInFlight)
                {
                    yield return await ReceiveAsync(cancellation).ConfigureAwait(false);
                }
            }

            if ((batches.Count == 0 || singly) && i + 1 < chunks.Count)
            {
                sizes = await AskSizesAsync(chunks[i + 1], cancellation).ConfigureAwait(false);
            }
        }

        while (_inFlight.Count > 0)
        {
            yield return await ReceiveAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task<Batch> AskSizesAsync(uint[] uids, CancellationToken cancellation)
    {
        var messages = uids.Select(uid => new MessageFacts(uid)).ToList();
        var command = new ImapCommand("UID FETCH").Uids(uids).Fixed("(UID FLAGS INTERNALDATE RFC822.SIZE)");
        return await SendAsync(command, messages, cancellation).ConfigureAwait(false);
    }

    private async Task<Batch> AskBodiesAsync(List<MessageFacts> messages, CancellationToken cancellation)
    {
        var wanted = messages.Where(message => message.Size <= limits.MaxMessageBytes).Select(message => message.Uid).ToList();
        return wanted.Count == 0
            ? new Batch(messages, null)
            : await SendAsync(new ImapCommand("UID FETCH").Uids(wanted).Fixed("(UID BODY.PEEK[])"), messages, cancellation).ConfigureAwait(false);
    }

    private async Task<Batch> SendAsync(ImapCommand command, List<MessageFacts> messages, CancellationToken cancellation)
    {
        var byUid = messages.ToDictionary(message => message.Uid);
        bool Take(ImapResponse response) =>
            response is FetchResponse { Uid: { } uid } fetch && byUid.TryGetValue(uid, out var message) && message.Add(fetch);
        return new Batch(messages, await session.SendAsync(command, Take, cancellation).ConfigureAwait(false));
    }

    /// <summary>Messages in groups of at most the batch limits. One over the size limit counts nothing, since its body is not asked for.</summary>
    private List<List<MessageFacts>> Plan(List<MessageFacts> messages)
    {
        var batches = new List<List<MessageFacts>>();
        var bytes = 0L;
        foreach (var message in messages.Where(message => message.Size is not null))
        {
            var size = message.Size <= limits.MaxMessageBytes ? message.Size.Value : 0;
            if (batches.Count == 0 || batches[^1].Count >= _batchMessages || bytes + size > limits.BatchBytes)
            {
                batches.Add([]);
                bytes = 0;
            }

            batches[^1].Add(message);
            bytes += size;
        }

        return batches;
    }

    private async Task<IReadOnlyList<ImapItem>> ReceiveAsync(CancellationToken cancellation)
    {
        var batch = _inFlight.Peek();
        if (batch.Command is { } command && (await session.FinishAsync(command, cancellation).ConfigureAwait(false)).Kind != StatusKind.Ok)
        {
            await RetrySinglyAsync(batch, cancellation).ConfigureAwait(false);
        }

        _inFlight.Dequeue();
        return [.. batch.Messages.Select(message => Item(message, batch.Refused)).OfType<ImapItem>()];
    }

    /// <summary>A batch was refused: one message that the server cannot open must not hold up the others.</summary>
    private async Task RetrySinglyAsync(Batch batch, CancellationToken cancellation)
    {
        foreach (var message in batch.Messages.Where(message => message.Body is null && message.Size <= limits.MaxMessageBytes))
        {
            var single = await AskBodiesAsync([message], cancellation).ConfigureAwait(false);
            var answer = await session.FinishAsync(single.Command!, cancellation).ConfigureAwait(false);
            if (answer is { Kind: not StatusKind.Ok, Code.Name: not "EXPUNGEISSUED" })
            {
                batch.Refused.Add(message.Uid);
            }
        }
    }

    private ImapItem? Item(MessageFacts message, HashSet<uint> refused)
    {
        var missing = message switch
        {
            { Size: { } size } when size > limits.MaxMessageBytes => OverLimit(size),
            { Body.SkippedLength: { } length } => OverLimit(length),
            { Body.Bytes: not null } => null,
            { Body: not null } => new Unreadable(UnreadableKind.Damaged, "The mail server has this message but gives no content for it."),
            _ when refused.Contains(message.Uid) => new Unreadable(UnreadableKind.Damaged, "The mail server refuses to deliver this message."),
            _ => Gone,
        };
        return ReferenceEquals(missing, Gone)
            ? null
            : new ImapItem
            {
                UidValidity = uidValidity,
                Uid = message.Uid,
                InternalDate = message.InternalDate,
                Flags = message.Flags,
                Size = message.Body?.Bytes?.Length ?? message.Body?.SkippedLength ?? message.Size ?? 0,
                Raw = missing is null ? message.Body!.Bytes : null,
                Missing = missing,
            };
    }

    private static readonly Unreadable Gone = new(UnreadableKind.Empty, "The message is gone.");

    private Unreadable OverLimit(long size) =>
        new(UnreadableKind.OverLimit, $"The message has {size} bytes; the limit is {limits.MaxMessageBytes}. It was not downloaded and is still on the mail server.");

    private async Task RequireAsync(PendingCommand command, CancellationToken cancellation)
    {
        var answer = await session.FinishAsync(command, cancellation).ConfigureAwait(false);
        if (answer.Kind != StatusKind.Ok)
        {
            throw ImapSession.Refused(command.Name, answer);
        }
    }

    /// <summary>Messages asked for together; no command where all were over the limit.</summary>
    private sealed record Batch(List<MessageFacts> Messages, PendingCommand? Command)
    {
        public HashSet<uint> Refused { get; } = [];
    }
}
