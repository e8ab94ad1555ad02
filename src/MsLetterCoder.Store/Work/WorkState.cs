namespace MsLetterCoder.Store.Work;

/// <summary>How far people are with it. How far the program is with the mail is <see cref="Filing.PipelineState"/>.</summary>
public enum WorkState
{
    /// <summary>Nobody has taken it on.</summary>
    Waiting,

    /// <summary>Somebody has.</summary>
    Claimed,

    /// <summary>A coder has signed off the letter's codes.</summary>
    SignedOff,

    /// <summary>Done with.</summary>
    Closed,
}
