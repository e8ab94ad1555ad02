namespace MsLetterCoder.Clinical.Coding;

/// <summary>A context cue found in a text: its words are tokens [First, End).</summary>
internal readonly record struct Cue(CueKind Kind, int First, int End, int Pattern)
{
    public CueType Type => Kind.Type;

    public CueDirection Direction => Kind.Direction;

    public CueReach Reach => Kind.Reach;
}
