namespace MsLetterCoder.Mail.Imap;

/// <summary>Stores what a watcher hands over. It returns only when all of it is durable, and says what may now be marked and moved: messages of this batch or of any stored earlier.
/// Whoever wants moves to survive a crash returns, at calls without items, what is stored and was never reported as settled.</summary>
public delegate ValueTask<IReadOnlyList<ImapSettlement>> StoreBatch(ImapBatch batch, CancellationToken cancellation);
