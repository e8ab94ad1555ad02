using System.Runtime.CompilerServices;
using MsLetterCoder.Mail.Imap.Session;
using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap;

/// <summary>One open folder on an IMAP server (RFC 3501). Reading leaves every message as found. For one caller at a time; after an <see cref="ImapConnectionException"/>,
/// an <see cref="ImapProtocolException"/> or a cancelled call other than <see cref="WaitForChangesAsync(CancellationToken)"/> it can only be disposed of.</summary>
public sealed class ImapMailbox : IAsyncDisposable
{
    private const int MostUids = 16 << 20;
    private const int UidsAtOnce = 500;
    private readonly ImapSession _session;
    private readonly ImapAccount _account;
    private readonly TimeProvider _time;
    private MessageFetch? _fetch;

    private ImapMailbox(ImapSession session, ImapAccount account, TimeProvider time)
    {
        _session = session;
        _account = account;
        _time = time;
    }

    /// <summary>The folder, as the server last described it.</summary>
    public FolderState State => _session.Folder.State!;

    /// <summary>Whether messages can be moved without touching any other (RFC 6851 or RFC 4315).</summary>
    public bool CanMove => MessageMove.IsSafe(_session);

    /// <summary>First and last message of the batch that was coming in when the connection broke; null if none was.</summary>
    internal (uint First, uint Last)? Incoming => _fetch?.Incoming;

    /// <summary>Connects, signs in and opens the folder: read-only unless the account asks for marks or moves.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="ImapConnectionException">The server cannot be reached or does not answer in time.</exception>
    /// <exception cref="ImapCertificateException">The server's certificate is refused.</exception>
    /// <exception cref="ImapAuthenticationException">The user or the secret is wrong.</exception>
    /// <exception cref="ImapFolderException">The folder does not exist or cannot be opened or written.</exception>
    /// <exception cref="ImapUnsupportedException">What is asked for cannot be had safely from this server.</exception>
    public static async Task<ImapMailbox> ConnectAsync(ImapAccount account, TimeProvider time, CancellationToken cancellation)
    {
        account.Check();
        using var limit = new CancellationTokenSource(account.Timeouts.Connect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var stream = await ImapConnector.ConnectAsync(account, either.Token).ConfigureAwait(false);
            return await OpenAsync(stream, account, time, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ImapConnectionException($"{account.Host}:{account.Port} did not answer within {account.Timeouts.Connect.TotalSeconds:0.#} s.");
        }
    }

    /// <summary>Signs in and opens the folder over a stream that is already connected.</summary>
    internal static async Task<ImapMailbox> OpenAsync(Stream stream, ImapAccount account, TimeProvider time, CancellationToken cancellation)
    {
        var mailbox = new ImapMailbox(new ImapSession(stream, account.Limits, account.Timeouts, time), account, time);
        var opened = false;
        try
        {
            await FolderOpening.SignInAsync(mailbox._session, account, cancellation).ConfigureAwait(false);
            await FolderOpening.OpenAsync(mailbox._session, account, cancellation).ConfigureAwait(false);
            opened = true;
            return mailbox;
        }
        finally
        {
            if (!opened)
            {
                await mailbox.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>The messages from <paramref name="fromUid"/> on, by ascending UID, as far as <paramref name="wanted"/> says so of their UID (all where it is null).
    /// They come in batches of the account's limits; a batch in which the connection breaks gives none of its messages.</summary>
    public async IAsyncEnumerable<ImapItem> FetchAsync(uint fromUid, Func<uint, bool>? wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in FetchBatchesAsync(fromUid, wanted, singly: false, cancellation).ConfigureAwait(false))
        {
            foreach (var item in batch)
            {
                yield return item;
            }
        }
    }

    /// <summary>As <see cref="FetchAsync"/>, a batch at a time; with <paramref name="singly"/> a batch is one message, and none is asked for before it.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<ImapItem>> FetchBatchesAsync(
        uint fromUid, Func<uint, bool>? wanted, bool singly, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _session.Folder.TakeNews();
        var from = Math.Max(fromUid, 1);
        var uids = await SearchAsync(new ImapCommand("UID SEARCH").Fixed(FormattableString.Invariant($"UID {from}:*")), cancellation).ConfigureAwait(false);
        uids.RemoveAll(uid => uid < from || wanted?.Invoke(uid) == false); // n:* names the last message even where its UID is below n.
        _fetch = new MessageFetch(_session, _account.Limits, State.UidValidity, singly);
        await foreach (var batch in _fetch.RunAsync(uids, cancellation).ConfigureAwait(false))
        {
            ThrowIfReplaced();
            yield return batch;
        }
    }

    /// <summary>How many messages arrived before <paramref name="day"/>, by the server's date alone, and how many since.</summary>
    public async Task<DateSplit> CountByDateAsync(DateOnly day, CancellationToken cancellation)
    {
        var before = await SearchAsync(new ImapCommand("UID SEARCH").Fixed("BEFORE").Date(day), cancellation).ConfigureAwait(false);
        var since = await SearchAsync(new ImapCommand("UID SEARCH").Fixed("SINCE").Date(day), cancellation).ConfigureAwait(false);
        return new DateSplit(before.Count, since.Count);
    }

    /// <summary>All folders of the user, for a person who looks for the right name.</summary>
    public async Task<IReadOnlyList<FolderListing>> ListFoldersAsync(CancellationToken cancellation)
    {
        var folders = new List<FolderListing>();
        bool Take(ImapResponse response)
        {
            if (response is ListResponse list)
            {
                folders.Add(new FolderListing(ModifiedUtf7.Decode(list.RawName), list.Delimiter, list.Attributes));
            }

            return response is ListResponse;
        }

        await _session.RunAsync(new ImapCommand("LIST").Fixed("\"\" \"*\""), Take, cancellation).ConfigureAwait(false);
        return folders;
    }

    /// <summary>Marks messages as seen (\Seen). Those gone in the meantime are passed over.</summary>
    public async Task MarkSeenAsync(IReadOnlyCollection<uint> uids, CancellationToken cancellation)
    {
        foreach (var chunk in Ascending(uids).Chunk(UidsAtOnce))
        {
            await _session.RunAsync(new ImapCommand("UID STORE").Uids(chunk).Fixed("+FLAGS.SILENT (\\Seen)"), null, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Moves messages to <paramref name="folder"/> (plain Unicode), making it if it is missing and the account allows. Those gone in the meantime are passed over.</summary>
    /// <exception cref="ImapUnsupportedException">The server has neither MOVE nor UIDPLUS; nothing was changed.</exception>
    /// <exception cref="ImapFolderException">The folder is missing and may not or cannot be made.</exception>
    /// <exception cref="ImapCommandException">The server refuses, for instance over quota; the messages are where they were.</exception>
    public Task MoveAsync(IReadOnlyCollection<uint> uids, string folder, CancellationToken cancellation) =>
        MessageMove.RunAsync(_session, Ascending(uids), folder, _account.CreateFolders, cancellation);

    /// <summary>Waits until messages have come that <see cref="FetchAsync"/> has not seen: by IDLE, issued again in time, or by NOOP at intervals where the server has no IDLE.
    /// When cancelled it first ends the IDLE, and the mailbox stays usable.</summary>
    public Task WaitForChangesAsync(CancellationToken cancellation) => WaitForChangesAsync(null, cancellation);

    /// <summary>The same; <paramref name="answered"/> is told each time that the quiet server has shown that it is there.</summary>
    internal async Task WaitForChangesAsync(Action? answered, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        while (!_session.Folder.HasNews)
        {
            if (!_session.Can("IDLE") || !await Idling.RunAsync(_session, _account.Timeouts, _time, cancellation).ConfigureAwait(false))
            {
                await Task.Delay(_account.Timeouts.Poll, _time, cancellation).ConfigureAwait(false);
                await _session.RunAsync(new ImapCommand("NOOP"), null, CancellationToken.None).ConfigureAwait(false);
            }

            answered?.Invoke();
            ThrowIfReplaced();
        }
    }

    /// <summary>Takes the server's latest [ALERT], if there is one.</summary>
    internal string? TakeAlert()
    {
        var alert = _session.Alert;
        _session.Alert = null;
        return alert;
    }

    /// <summary>Says LOGOUT where the connection is whole, and closes it.</summary>
    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private async Task<List<uint>> SearchAsync(ImapCommand search, CancellationToken cancellation)
    {
        var found = new List<uint>();
        bool Take(ImapResponse response)
        {
            if (response is not SearchResponse result)
            {
                return false;
            }

            found.AddRange(result.Numbers);
            return found.Count <= MostUids ? true : throw new ImapConnectionException($"The server found more than {MostUids} messages.");
        }

        await _session.RunAsync(search, Take, cancellation).ConfigureAwait(false);
        return [.. found.Distinct().Order()];
    }

    private void ThrowIfReplaced()
    {
        if (_session.Folder.UidValidityChanged)
        {
            throw new ImapConnectionException("The folder was replaced by another while it was open.");
        }
    }

    private static uint[] Ascending(IReadOnlyCollection<uint> uids) => [.. uids.Distinct().Order()];
}
