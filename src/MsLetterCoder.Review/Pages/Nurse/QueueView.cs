using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages.Nurse;

/// <summary>The nurses' queue as its page shows it to one nurse.</summary>
public sealed record QueueView
{
    public required IReadOnlyList<NurseRow> Rows { get; init; }

    /// <summary>The whole queue, whatever part is shown.</summary>
    public required NurseCounts Counts { get; init; }

    /// <summary>True where closed items are shown: no limit runs.</summary>
    public required bool Closed { get; init; }

    /// <summary>Account of who looks.</summary>
    public required string Me { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What every nurse page says of the service.</summary>
    public required IReadOnlyList<(string Words, bool Stale)> Lines { get; init; }
}
