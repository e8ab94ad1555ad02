namespace MsLetterCoder.Clinical.Coding;

/// <summary>What a context cue speaks for.</summary>
internal enum CueType
{
    Absent,
    Possible,
    Past,
    Family,
    Hypothetical,
    Planned,
    Present,

    /// <summary>A result without a finding ('negative', 'normal'): what was looked for is absent, the test that looked was done.</summary>
    Negative,

    /// <summary>Looks like a negation and is none.</summary>
    Pseudo,

    /// <summary>Ends the scope of a clause ('which', 'she has').</summary>
    Stop,

    /// <summary>Ends every scope ('but', 'however').</summary>
    Turn,
}
