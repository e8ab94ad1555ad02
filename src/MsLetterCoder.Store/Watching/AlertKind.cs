namespace MsLetterCoder.Store.Watching;

/// <summary>What people are alerted to.</summary>
public enum AlertKind
{
    /// <summary>An emergency that nobody has claimed.</summary>
    EmergencyUnclaimed,

    /// <summary>A message for the same day, with a red flag, or an emergency, that came outside opening hours and that nobody has claimed.</summary>
    OutOfHours,

    /// <summary>The mailbox is not read.</summary>
    ReaderStopped,

    /// <summary>Stored mail is not filed.</summary>
    PipelineStopped,

    /// <summary>Mails that came in long ago and are not filed yet, though the pipeline runs.</summary>
    MailUnread,
}
