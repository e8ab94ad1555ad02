using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>The context of a mention by rules alone (ConText, with the precedence of annotation.md section 3): the floor under the classifier.</summary>
internal static class ContextRules
{
    /// <summary>Decides from the cues that reach the mention and the section it stands in.</summary>
    public static MentionContext Decide(List<(Cue Cue, int Distance)> reaching, Section section, Concept? concept)
    {
        bool Reaches(CueType type) => reaching.Exists(r => r.Cue.Type == type);
        int negation = Nearest(reaching, CueType.Absent);
        int pseudo = Nearest(reaching, CueType.Pseudo);
        if (negation >= 0 && (pseudo < 0 || negation < pseudo))
        {
            return MentionContext.Absent;
        }

        if (Reaches(CueType.Family) || section == Section.FamilyHistory)
        {
            return MentionContext.Family;
        }

        if (Reaches(CueType.Hypothetical))
        {
            return MentionContext.Hypothetical;
        }

        bool doable = concept is not null && concept.Kind is not "finding";
        if (doable && (Reaches(CueType.Planned) || section == Section.Plan))
        {
            return MentionContext.Planned;
        }

        if (Reaches(CueType.Past) && !Reaches(CueType.Present))
        {
            return MentionContext.Past;
        }

        return Reaches(CueType.Possible) ? MentionContext.Possible : section == Section.Advice ? MentionContext.Hypothetical : MentionContext.Present;
    }

    private static int Nearest(List<(Cue Cue, int Distance)> reaching, CueType type)
    {
        int nearest = -1;
        foreach ((Cue cue, int distance) in reaching)
        {
            if (cue.Type == type && (nearest < 0 || distance < nearest))
            {
                nearest = distance;
            }
        }

        return nearest;
    }
}
