using System.Globalization;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages.Parts;

/// <summary>How the pages say things.</summary>
internal static class Words
{
    private static readonly CultureInfo British = CultureInfo.InvariantCulture;

    /// <summary>An urgency for a person.</summary>
    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => "Emergency",
        Urgency.SameDay => "Same day",
        Urgency.Soon => "Soon",
        Urgency.Routine => "Routine",
        _ => "Record only",
    };

    /// <summary>A key of a table for a person: 'uti_with_fever' is 'uti with fever'.</summary>
    public static string OfKey(string key) => key.Replace('_', ' ');

    /// <summary>Why something stands in the queue where it is no message.</summary>
    public static string? Of(WorkReason reason) => reason switch
    {
        WorkReason.KindUnsure => "Kind unsure",
        WorkReason.RedFlag => "Red flag in another document",
        WorkReason.Unreadable => "Could not be read",
        WorkReason.Encrypted => "Encrypted",
        WorkReason.WaitingForTool => "Waits for a reader",
        WorkReason.Parked => "The program failed on it",
        WorkReason.RedFlagHistory => "From before the start",
        WorkReason.UnreadableHistory => "From before the start, could not be read",
        _ => null,
    };

    /// <summary>An NHS number as people read it: '999 000 0018'.</summary>
    public static string Spaced(string number) => number.Length == 10 ? $"{number[..3]} {number[3..6]} {number[6..]}" : number;

    /// <summary>A time in the team's zone: 'Mon 16 Nov, 14:05'.</summary>
    public static string Of(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).ToString("ddd d MMM, HH:mm", British);

    /// <summary>How long something is ago or ahead: '5 min', '3 h', '2 days'.</summary>
    public static string Of(TimeSpan span)
    {
        span = span.Duration();
        return span.TotalMinutes < 1 ? "under a minute"
            : span.TotalMinutes < 90 ? string.Create(British, $"{(int)span.TotalMinutes} min")
            : span.TotalHours < 36 ? string.Create(British, $"{(int)Math.Round(span.TotalHours)} h")
            : string.Create(British, $"{(int)Math.Round(span.TotalDays)} days");
    }

    /// <summary>What is left of a time limit, or by how much it is past.</summary>
    public static string Limit(DateTimeOffset? due, DateTimeOffset now) => due is not { } until ? "no limit" : until < now ? $"{Of(now - until)} past" : $"{Of(until - now)} left";
}
