namespace MsLetterCoder.Store.Coders;

/// <summary>Which letters of the queue are shown.</summary>
public enum LetterShare
{
    /// <summary>All that are open.</summary>
    Open,

    /// <summary>Those that nobody has.</summary>
    Free,

    /// <summary>The coder's own.</summary>
    Mine,

    /// <summary>Those that others have.</summary>
    Others,

    /// <summary>Those that are signed off, the latest first.</summary>
    SignedOff,
}
