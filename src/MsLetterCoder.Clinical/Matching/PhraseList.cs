namespace MsLetterCoder.Clinical.Matching;

/// <summary>Which knowledge file a pattern comes from.</summary>
internal enum PhraseList
{
    /// <summary>Names of concepts.</summary>
    Lexicon,

    /// <summary>Context cues.</summary>
    Cue,

    /// <summary>Red flags.</summary>
    RedFlag,

    /// <summary>Other triage signals: questions, requests, thanks, duration, drugs in use.</summary>
    Signal,

    /// <summary>Words that only a condition of another pattern asks for.</summary>
    Neighbour,
}
