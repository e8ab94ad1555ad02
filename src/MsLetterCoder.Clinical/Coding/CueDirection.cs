namespace MsLetterCoder.Clinical.Coding;

/// <summary>On which side of a cue its scope lies.</summary>
internal enum CueDirection
{
    Forward,
    Backward,
    Both,
}
