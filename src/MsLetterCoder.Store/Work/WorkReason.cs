namespace MsLetterCoder.Store.Work;

/// <summary>Why something stands in a queue.</summary>
public enum WorkReason
{
    /// <summary>A clinic letter to code.</summary>
    Letter,

    /// <summary>A patient's message.</summary>
    Message,

    /// <summary>It is unsure what the document is, and a red flag fired in it.</summary>
    KindUnsure,

    /// <summary>A red flag fired in a document that is neither letter nor message.</summary>
    RedFlag,

    /// <summary>It could not be read.</summary>
    Unreadable,

    /// <summary>It is encrypted or protected by a password.</summary>
    Encrypted,

    /// <summary>An outside tool is missing to read it.</summary>
    WaitingForTool,

    /// <summary>The program failed on it again and again.</summary>
    Parked,

    /// <summary>A red flag fired in unread mail older than the mailbox's start.</summary>
    RedFlagHistory,

    /// <summary>Unread mail older than the mailbox's start could not be read.</summary>
    UnreadableHistory,
}
