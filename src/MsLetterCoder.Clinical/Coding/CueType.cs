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
    Pseudo,
    Stop,
}
