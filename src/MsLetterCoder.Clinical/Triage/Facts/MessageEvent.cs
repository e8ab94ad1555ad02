using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Something that a message says will happen on a day.</summary>
public sealed record MessageEvent
{
    /// <summary>What.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The day, never before the day of receipt; null where that is not known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Days after receipt, 0 or more; null where only a date or weekday is said and the day of receipt is not known.</summary>
    public int? InDays { get; init; }

    /// <summary>The words that name event and day.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Which text the span counts in.</summary>
    public TextField In { get; init; }
}
