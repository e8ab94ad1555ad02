namespace MsLetterCoder.Store.Work;

/// <summary>What a nurse decided.</summary>
public enum NurseAction
{
    /// <summary>Took it on.</summary>
    Claimed,

    /// <summary>Gave it back.</summary>
    PutBack,

    /// <summary>Gave it another urgency.</summary>
    Regraded,

    /// <summary>Answered it.</summary>
    Answered,

    /// <summary>Is done with it.</summary>
    Closed,

    /// <summary>Meant it for another nurse, who still has to take it.</summary>
    Assigned,

    /// <summary>Took it over from who had it.</summary>
    TakenOver,

    /// <summary>Wrote a note.</summary>
    Noted,
}
