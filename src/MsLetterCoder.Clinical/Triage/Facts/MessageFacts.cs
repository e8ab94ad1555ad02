namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>What triage reads of a message beyond its urgency.</summary>
public sealed record MessageFacts
{
    /// <summary>Nothing said.</summary>
    public static MessageFacts None { get; } = new();

    /// <summary>Words on how the writer is not to be contacted, subject first, in order.</summary>
    public IReadOnlyList<SaidWords> ContactRestrictions { get; init; } = [];

    /// <summary>Events to come, the earliest first; those without a day last.</summary>
    public IReadOnlyList<MessageEvent> Events { get; init; } = [];

    /// <summary>The questions where a relapse is possible, each once; else empty.</summary>
    public IReadOnlyList<RelapseQuestion> RelapseQuestions { get; init; } = [];

    /// <summary>ISO 639 code of the language, 'und' for one that is not known; null for English and where there is nothing to read.</summary>
    public string? Language { get; init; }

    /// <summary>The day before which somebody must have acted: the first event's; null where none has a day.</summary>
    public DateOnly? FirstEvent => Events.Count > 0 ? Events[0].Day : null;
}
