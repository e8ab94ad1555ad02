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
