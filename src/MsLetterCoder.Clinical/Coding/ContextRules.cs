using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>The context of a mention by rules alone (ConText, with the precedence of annotation.md section 3): the floor under the classifier.</summary>
internal static class ContextRules
{
    /// <summary>Decides from what stands around the mention and what kind of concept it is.</summary>
    public static MentionContext Decide(Surroundings around, Concept? concept)
    {
        if (around.Answer is { } answer)
        {
            return answer;
        }

        bool finding = concept is null || concept.Kind == "finding";
        bool test = concept?.Kind is "investigation" or "observable";
        if (IsAbsent(around, test))
        {
            return MentionContext.Absent;
        }

        if (around.Section == Section.FamilyHistory || (around.Reaches(CueType.Family) && Wins(around, CueType.Family, CueType.Pseudo)))
        {
            return MentionContext.Family;
        }

        if (around.Reaches(CueType.Hypothetical) && !(finding && Beside(around, CueType.Present)))
        {
            return MentionContext.Hypothetical;
        }

        return !finding && IsPlanned(around) ? MentionContext.Planned
            : IsPast(around, concept, finding) ? MentionContext.Past
            : around.Reaches(CueType.Possible) && finding ? MentionContext.Possible
            : around.Section == Section.Advice ? MentionContext.Hypothetical
            : FromLeadIn(around, finding);
    }

    private static bool IsAbsent(Surroundings around, bool test)
    {
        int pseudo = around.Nearest(CueType.Pseudo);
        int negation = around.Nearest(CueType.Absent);
        int result = test ? -1 : around.Nearest(CueType.Negative);
        int nearest = negation < 0 ? result : result < 0 ? negation : Math.Min(negation, result);
        return nearest >= 0 && (pseudo < 0 || nearest < pseudo);
    }

    private static bool IsPlanned(Surroundings around)
    {
        if (Beside(around, CueType.Present) && !Wins(around, CueType.Planned, CueType.Present))
        {
            return false;
        }

        return around.Reaches(CueType.Planned) ? Wins(around, CueType.Planned, CueType.Past) : around.Section == Section.Plan && !around.Reaches(CueType.Present) && !around.Reaches(CueType.Past);
    }

    private static bool IsPast(Surroundings around, Concept? concept, bool finding)
    {
        if (around.Reaches(CueType.Past))
        {
            return Wins(around, CueType.Past, CueType.Present);
        }

        bool lasting = concept?.Group is "ms_course" or "comorbidity" or "demyelination_other";
        bool dated = around.Year == YearRelation.Earlier && concept?.Kind is "finding" or "drug" && !lasting;
        bool told = around.Tense == Tense.Pluperfect && !lasting;
        bool history = around.Section == Section.PastHistory && concept?.Kind is "drug" or "procedure";
        return (dated || told || history) && !around.Reaches(CueType.Present);
    }

    private static MentionContext FromLeadIn(Surroundings around, bool finding)
    {
        foreach (Cue cue in around.LeadIn.Reverse())
        {
            switch (cue.Type)
            {
                case CueType.Absent:
                    return MentionContext.Absent;
                case CueType.Past when !around.Reaches(CueType.Present):
                    return MentionContext.Past;
                case CueType.Hypothetical:
                    return MentionContext.Hypothetical;
                case CueType.Planned when !finding && !around.Reaches(CueType.Present):
                    return MentionContext.Planned;
            }
        }

        return MentionContext.Present;
    }

    /// <summary>True where the first type reaches the mention from nearer than the second, or the second not at all.</summary>
    private static bool Wins(Surroundings around, CueType one, CueType other)
    {
        int distance = around.Nearest(other);
        return distance < 0 || around.Nearest(one) < distance;
    }

    private static bool Beside(Surroundings around, CueType type) => around.Nearest(type) is >= 0 and <= 1;
}
