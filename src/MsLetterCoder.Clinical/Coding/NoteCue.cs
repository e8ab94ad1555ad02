namespace MsLetterCoder.Clinical.Coding;

/// <summary>A cue found in a clinical note: its words are tokens [First, End).</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Forward">It speaks of what follows.</param>
/// <param name="Backward">It speaks of what stands before.</param>
/// <param name="First">Its first token.</param>
/// <param name="End">The token behind its last.</param>
internal readonly record struct NoteCue(NoteCueKind Kind, bool Forward, bool Backward, int First, int End)
{
    public bool Touches(NoteCue other) => First < other.End && other.First < End;
}
