namespace MsLetterCoder.App.Pipeline;

/// <summary>Brings mail from a source into the store: a folder or an IMAP mailbox.</summary>
internal interface IMailReceiver
{
    /// <summary>The source in words for a person ('folder corpus/inbox'), without secrets.</summary>
    string Description { get; }

    /// <summary>How many mails the last look could not open; they are tried again at the next.</summary>
    int NotOpened { get; }

    /// <summary>How many files the last look left for later because somebody may still be writing them.</summary>
    int StillWritten { get; }

    /// <summary>Whether filed mails are marked or moved at the source.</summary>
    bool Settles { get; }

    /// <summary>Stores what is there now and returns.</summary>
    /// <param name="received">Told how many new mails were stored, each time some were.</param>
    /// <param name="cancellation">Stops between batches.</param>
    Task ReceiveOnceAsync(Action<int> received, CancellationToken cancellation);

    /// <summary>Stores what comes in until cancelled.</summary>
    /// <param name="received">Told how many new mails were stored, each time some were.</param>
    /// <param name="cancellation">Stops it.</param>
    Task WatchAsync(Action<int> received, CancellationToken cancellation);

    /// <summary>Called when stored mails have been filed: what may be marked or moved on the server now is.</summary>
    void Filed();
}
