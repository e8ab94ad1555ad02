namespace MsLetterCoder.Store.Work;

/// <summary>Which part of the nurses' queue.</summary>
public enum NurseShare
{
    /// <summary>Everything open.</summary>
    Open,

    /// <summary>What nobody has taken.</summary>
    Free,

    /// <summary>What the nurse has, and what is meant for them.</summary>
    Mine,

    /// <summary>What others have.</summary>
    Others,

    /// <summary>What is closed, latest first.</summary>
    Closed,
}
