namespace MsLetterCoder.Clinical.Triage;

/// <summary>Until when somebody must act, by urgency. Null: no time is set.</summary>
public sealed record DueTimes
{
    /// <summary>No times at all.</summary>
    public static DueTimes None { get; } = new();

    /// <summary>For emergencies.</summary>
    public DateTimeOffset? Emergency { get; init; }

    /// <summary>For what must be done the same working day.</summary>
    public DateTimeOffset? SameDay { get; init; }

    /// <summary>For what is due soon.</summary>
    public DateTimeOffset? Soon { get; init; }

    /// <summary>For routine work.</summary>
    public DateTimeOffset? Routine { get; init; }

    /// <summary>By when somebody must act on what must be done before a day: the working time before it. Null: events set no time.</summary>
    public Func<DateOnly, DateTimeOffset>? Before { get; init; }

    /// <summary>The time of an urgency where the message names an event: the working time before the event, where that is earlier. What is for the record has none.</summary>
    public DateTimeOffset? Of(Urgency urgency, DateOnly? eventDay) =>
        Of(urgency) is { } due ? eventDay is { } day && Before?.Invoke(day) is { } before && before < due ? before : due : null;

    /// <summary>The time of an urgency; what is for the record has none.</summary>
    public DateTimeOffset? Of(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => Emergency,
        Urgency.SameDay => SameDay,
        Urgency.Soon => Soon,
        Urgency.Routine => Routine,
        _ => null,
    };
}
