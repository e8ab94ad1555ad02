namespace MsLetterCoder.Store.Work;

/// <summary>What a coder did.</summary>
public enum CoderAction
{
    /// <summary>The suggested entry is right.</summary>
    Accepted,

    /// <summary>It is wrong; of a question: nothing is coded.</summary>
    Rejected,

    /// <summary>Another code or concept stands in its place.</summary>
    Replaced,

    /// <summary>An entry was missing.</summary>
    Added,

    /// <summary>The concept is right and its context is another.</summary>
    ContextChanged,

    /// <summary>The code is the main condition's: it comes first.</summary>
    PrimarySet,

    /// <summary>The code stands at another place of the list.</summary>
    Moved,

    /// <summary>A comment on the letter or an entry.</summary>
    Commented,

    /// <summary>A question to the clinician was drafted.</summary>
    Query,

    /// <summary>What was sent last was taken back.</summary>
    Undone,

    /// <summary>The document's codes are final.</summary>
    SignedOff,

    /// <summary>They are not final after all.</summary>
    Reopened,
}
