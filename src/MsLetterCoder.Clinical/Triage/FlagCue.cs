namespace MsLetterCoder.Clinical.Triage;

/// <summary>A cue found: its words are tokens [First, End).</summary>
internal readonly record struct FlagCue(FlagCueKind Kind, int First, int End)
{
    /// <summary>Label prefix of cues in Knowledge/signals.tsv.</summary>
    public const string Prefix = "context:";

    /// <summary>True where the two share a word.</summary>
    public bool Touches(FlagCue other) => First < other.End && other.First < End;
}
