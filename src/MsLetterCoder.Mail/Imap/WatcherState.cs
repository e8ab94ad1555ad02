namespace MsLetterCoder.Mail.Imap;

/// <summary>What a watcher reports.</summary>
public enum WatcherState
{
    /// <summary>It is about to connect.</summary>
    Connecting,

    /// <summary>The folder is open; the count is the number of messages in it.</summary>
    Connected,

    /// <summary>The server gave the folder a new UIDVALIDITY: all of it is read again from the start.</summary>
    UidValidityChanged,

    /// <summary>Messages were handed over and are stored; the count says how many.</summary>
    Received,

    /// <summary>Messages were marked and moved; the count says how many.</summary>
    Settled,

    /// <summary>The server refused to mark or move messages; they stay and are tried again. The count says how many, the reason why.</summary>
    SettleFailed,

    /// <summary>All messages that were to be marked or moved have been, none is left over from a refusal.</summary>
    AllSettled,

    /// <summary>Everything is read; it waits for new messages.</summary>
    Waiting,

    /// <summary>The connection failed or broke; it connects again after the wait.</summary>
    Lost,

    /// <summary>Sign-in, certificate or folder were refused after an earlier success; only a person can help, and it tries again after the longest wait.</summary>
    Refused,

    /// <summary>The server asks that a person be shown the reason, which is the server's own words.</summary>
    Alert,
}
