namespace MsLetterCoder.Store.Watching;

/// <summary>When people are alerted.</summary>
public sealed record AlertRules
{
    /// <summary>How long an emergency may stand unclaimed.</summary>
    public required TimeSpan EmergencyAfter { get; init; }

    /// <summary>How long a part of the service may be silent, and a stored mail unread.</summary>
    public required TimeSpan SilenceAfter { get; init; }

    /// <summary>Time from one alert to the next about what still stands.</summary>
    public required TimeSpan Repeat { get; init; }

    /// <summary>Wait after an alert that could not be sent.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether the team is open at a moment.</summary>
    public required Func<DateTimeOffset, bool> IsOpen { get; init; }
}
