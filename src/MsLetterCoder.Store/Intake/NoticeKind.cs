namespace MsLetterCoder.Store.Intake;

/// <summary>What an administrator must know of a mailbox.</summary>
public enum NoticeKind
{
    /// <summary>The server refuses to mark or move filed mails.</summary>
    SettleFailed,

    /// <summary>The server asks that a person be shown its words (RFC 3501 section 7.1, ALERT).</summary>
    Alert,
}
