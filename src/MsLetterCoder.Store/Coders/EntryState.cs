namespace MsLetterCoder.Store.Coders;

/// <summary>What a coder has said of an entry.</summary>
public enum EntryState
{
    /// <summary>Nothing yet: the program suggests it.</summary>
    Suggested,

    /// <summary>It is right.</summary>
    Accepted,

    /// <summary>It is wrong, and does not stand.</summary>
    Rejected,

    /// <summary>The coder put it in another's place, or gave it another context.</summary>
    Replaced,

    /// <summary>The coder added it.</summary>
    Added,
}
