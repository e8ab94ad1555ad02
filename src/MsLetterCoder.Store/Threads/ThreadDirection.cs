namespace MsLetterCoder.Store.Threads;

/// <summary>Which way a mail of a thread went.</summary>
public enum ThreadDirection
{
    /// <summary>To the team.</summary>
    Incoming,

    /// <summary>From the team.</summary>
    Outgoing,
}
