using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What stands around a mention and speaks for its context.</summary>
internal sealed record Surroundings
{
    /// <summary>Cues that reach it, with the words between.</summary>
    public required List<(Cue Cue, int Distance)> Cues { get; init; }

    /// <summary>Section it stands in.</summary>
    public required Section Section { get; init; }

    /// <summary>The answer to the label it is, if it is one.</summary>
    public MentionContext? Answer { get; init; }

    /// <summary>Cues of the line that leads into the list in which it is an item.</summary>
    public IReadOnlyList<Cue> LeadIn { get; init; } = [];

    /// <summary>True where its sentence is an item of a list that a line ending in a colon opens.</summary>
    public bool IsItem { get; init; }

    /// <summary>Tense of the verb that governs it.</summary>
    public Tense Tense { get; init; }

    /// <summary>How its year lies to the document's.</summary>
    public YearRelation Year { get; init; }

    /// <summary>Looks around the tokens [first, end).</summary>
    public static Surroundings Of(TextClues clues, int first, int end)
    {
        ReadText text = clues.Text;
        int sentence = text.SentenceOf(first);
        int leadIn = clues.LeadInOf(sentence);
        return new Surroundings
        {
            Cues = CueScope.Reaching(text, clues.Cues[sentence], first, end),
            Section = text.SectionAt(text.Tokens[first].Start),
            Answer = LabelAnswer.Of(text, end),
            LeadIn = leadIn < 0 ? [] : clues.Cues[leadIn],
            IsItem = leadIn >= 0,
            Tense = TimeClues.TenseOf(clues, first, end),
            Year = TimeClues.YearOf(text, first, end),
        };
    }

    /// <summary>True where a cue of the type reaches the mention.</summary>
    public bool Reaches(CueType type) => Nearest(type) >= 0;

    /// <summary>Words to the nearest cue of the type that reaches the mention; -1 where none does.</summary>
    public int Nearest(CueType type)
    {
        int nearest = -1;
        foreach ((Cue cue, int distance) in Cues)
        {
            if (cue.Type == type && (nearest < 0 || distance < nearest))
            {
                nearest = distance;
            }
        }

        return nearest;
    }

    /// <summary>Words to the nearest cue that speaks for a context; -1 where none does.</summary>
    public int NearestFor(MentionContext context) => context switch
    {
        MentionContext.Absent => Nearest(CueType.Absent) is >= 0 and int near ? near : Nearest(CueType.Negative),
        MentionContext.Possible => Nearest(CueType.Possible),
        MentionContext.Past => Nearest(CueType.Past),
        MentionContext.Family => Nearest(CueType.Family),
        MentionContext.Hypothetical => Nearest(CueType.Hypothetical),
        MentionContext.Planned => Nearest(CueType.Planned),
        _ => Nearest(CueType.Present),
    };
}
