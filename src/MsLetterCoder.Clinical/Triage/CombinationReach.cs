namespace MsLetterCoder.Clinical.Triage;

/// <summary>How far apart the parts of a combination may stand.</summary>
internal enum CombinationReach
{
    /// <summary>Anywhere in the message, its subject included.</summary>
    Message,

    /// <summary>In one sentence or the ones beside it; a subject is beside every sentence.</summary>
    Near,

    /// <summary>In one sentence.</summary>
    Sentence,
}
