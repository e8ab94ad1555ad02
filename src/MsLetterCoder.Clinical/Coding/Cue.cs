namespace MsLetterCoder.Clinical.Coding;

/// <summary>A context cue found in a text: its words are tokens [First, End).</summary>
internal readonly record struct Cue(CueType Type, CueDirection Direction, int First, int End, int Pattern)
{
    /// <summary>Reads the label of Knowledge/context-cues.tsv, 'absent:forward'.</summary>
    public static bool TryReadLabel(string label, out CueType type, out CueDirection direction)
    {
        type = default;
        direction = default;
        int colon = label.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Messages.Labels.TryRead(label[..colon], out type) && Messages.Labels.TryRead(label[(colon + 1)..], out direction);
    }
}
