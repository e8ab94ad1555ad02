namespace MsLetterCoder.Store.Work;

/// <summary>What a coder decided.</summary>
public enum CoderAction
{
    /// <summary>The suggested code is right.</summary>
    Accepted,

    /// <summary>It is wrong.</summary>
    Rejected,

    /// <summary>Another code stands in its place.</summary>
    Replaced,

    /// <summary>A code was missing.</summary>
    Added,

    /// <summary>The document's codes are final.</summary>
    SignedOff,
}
