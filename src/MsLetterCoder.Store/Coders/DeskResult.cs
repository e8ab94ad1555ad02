namespace MsLetterCoder.Store.Coders;

/// <summary>How a coder's request ended. Nothing is written unless it is done.</summary>
public enum DeskResult
{
    /// <summary>It is written.</summary>
    Done,

    /// <summary>There is no such letter in the coders' queue.</summary>
    NoLetter,

    /// <summary>Somebody else has the letter.</summary>
    HeldByOther,

    /// <summary>The letter changed after the coder saw it.</summary>
    Stale,

    /// <summary>The letter is signed off.</summary>
    SignedOff,

    /// <summary>The letter is not signed off.</summary>
    NotSignedOff,

    /// <summary>It goes with the sheet no better than <see cref="DeskOutcome.Fault"/> says.</summary>
    Refused,

    /// <summary>It is about restricted results that the coder has not opened.</summary>
    RestrictedClosed,

    /// <summary>Something must be decided before the letter can be signed off.</summary>
    Undecided,
}
