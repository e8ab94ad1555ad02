namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>Messages that are stored and wait to be marked and moved. What a broken connection or a refusal leaves undone stays in it.</summary>
internal sealed class SettlementQueue(ImapAccount account, Action<WatcherEvent> report)
{
    private readonly Dictionary<uint, ImapPlace> _due = [];
    private List<uint> _done = [];

    /// <summary>Those settled and not yet reported to the store.</summary>
    public IReadOnlyList<uint> Done => _done;

    public void Add(IReadOnlyList<ImapSettlement> due, int reported)
    {
        _done = _done[reported..];
        foreach (var (uid, place) in due)
        {
            _due[uid] = place;
        }
    }

    public void Forget()
    {
        _due.Clear();
        _done = [];
    }

    public async Task ApplyAsync(ImapMailbox mailbox, CancellationToken cancellation)
    {
        foreach (var group in _due.GroupBy(entry => entry.Value, entry => entry.Key).ToList())
        {
            var uids = group.ToList();
            try
            {
                await ApplyAsync(mailbox, uids, group.Key, cancellation).ConfigureAwait(false);
            }
            catch (Exception error) when (error is ImapCommandException or ImapFolderException)
            {
                report(new WatcherEvent(WatcherState.SettleFailed, uids.Count, null, error.Message));
                continue;
            }

            uids.ForEach(uid => _due.Remove(uid));
            _done.AddRange(uids);
            report(new WatcherEvent(WatcherState.Settled, uids.Count));
            if (_due.Count == 0)
            {
                report(new WatcherEvent(WatcherState.AllSettled));
            }
        }
    }

    private async Task ApplyAsync(ImapMailbox mailbox, List<uint> uids, ImapPlace place, CancellationToken cancellation)
    {
        if (account.MarkSeen)
        {
            await mailbox.MarkSeenAsync(uids, cancellation).ConfigureAwait(false);
        }

        var folder = place switch
        {
            ImapPlace.Processed => account.ProcessedFolder,
            ImapPlace.Quarantine => account.QuarantineFolder,
            _ => null,
        };
        if (folder is not null)
        {
            await mailbox.MoveAsync(uids, folder, cancellation).ConfigureAwait(false);
        }
    }
}
