using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What a cue speaks for, on which side and how far.</summary>
internal readonly record struct CueKind(CueType Type, CueDirection Direction, CueReach Reach)
{
    private static readonly Dictionary<(CueType, CueDirection), string> Names = Enum.GetValues<CueType>()
        .SelectMany(type => Enum.GetValues<CueDirection>().Select(direction => (type, direction)))
        .ToDictionary(k => k, k => Labels.Of(k.type) + (k.direction == CueDirection.Forward ? ">" : k.direction == CueDirection.Backward ? "<" : "="));

    /// <summary>Short name for features: 'absent>'.</summary>
    public string Name => Names[(Type, Direction)];

    /// <summary>Reads the label of Knowledge/context-cues.tsv: 'absent:forward:list'. Without a third part the reach is a clause.</summary>
    public static bool TryRead(string label, out CueKind kind)
    {
        kind = default;
        string[] parts = label.Split(':');
        CueReach reach = CueReach.Clause;
        bool good = parts.Length is 2 or 3
            & Labels.TryRead(parts[0], out CueType type)
            & Labels.TryRead(parts.ElementAtOrDefault(1), out CueDirection direction)
            && (parts.Length == 2 || Labels.TryRead(parts[2], out reach));
        if (good)
        {
            kind = new CueKind(type, direction, reach);
        }

        return good;
    }
}
