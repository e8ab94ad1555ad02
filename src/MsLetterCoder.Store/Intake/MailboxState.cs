namespace MsLetterCoder.Store.Intake;

/// <summary>How the connection to a mailbox stands.</summary>
public enum MailboxState
{
    /// <summary>Never connected.</summary>
    New,

    /// <summary>Read from and watched.</summary>
    Watching,

    /// <summary>The server or folder cannot be reached.</summary>
    Unreachable,

    /// <summary>The server refuses the login, or its certificate is refused.</summary>
    Refused,
}
