using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Decides whether words that would raise a red flag are meant: denied, conditional, long past or somebody else's words raise none. When unsure they do.</summary>
internal static class FlagContext
{
    /// <summary>Words within which a cue must stand to silence a flag.</summary>
    private const int Reach = 8;

    /// <summary>True where the words [first, end) are about the writer or patient and now.</summary>
    public static bool IsMeant(ReadText text, List<Cue> cues, int first, int end, bool ownNegation)
    {
        List<(Cue Cue, int Distance)> reaching = CueScope.Reaching(text, cues, first, end);
        bool Near(CueType type, int reach) => reaching.Exists(r => r.Cue.Type == type && r.Distance <= reach);
        bool pseudo = Near(CueType.Pseudo, 2);
        bool absent = !ownNegation && !pseudo && Near(CueType.Absent, Reach);
        bool hypothetical = reaching.Exists(r => r.Cue.Type == CueType.Hypothetical && r.Cue.Direction != CueDirection.Backward && r.Distance <= 4);
        bool past = reaching.Exists(r => r.Cue.Type == CueType.Past && r.Cue.Direction != CueDirection.Forward && r.Distance <= 4) && !Near(CueType.Present, Reach);
        return !(absent || hypothetical || past);
    }
}
