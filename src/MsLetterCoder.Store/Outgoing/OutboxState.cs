namespace MsLetterCoder.Store.Outgoing;

/// <summary>How far a mail of the team's is.</summary>
public enum OutboxState
{
    /// <summary>To be sent.</summary>
    Waiting,

    /// <summary>Being sent.</summary>
    Sending,

    /// <summary>The server has taken it.</summary>
    Sent,

    /// <summary>The server has not taken it, and it is not tried again by itself.</summary>
    Failed,

    /// <summary>The server may have taken it: never sent again by itself.</summary>
    Unsure,
}
