using System.Globalization;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.App.Outgoing;

/// <summary>What an alert says: counts and times, nothing of any patient.</summary>
internal static class AlertWords
{
    /// <summary>One line for a subject, a pager, a chat.</summary>
    public static string Line(DueAlert alert) => alert.Kind switch
    {
        AlertKind.EmergencyUnclaimed => $"{Count(alert, "emergency", "emergencies")} waiting",
        AlertKind.OutOfHours => $"{Count(alert, "urgent message", "urgent messages")} waiting that came outside opening hours",
        AlertKind.ReaderStopped => "The mailbox is not being read",
        AlertKind.PipelineStopped => "Messages are not being sorted",
        _ => $"{Count(alert, "mail", "mails")} came in and could not be read yet",
    };

    /// <summary>The text of a mail.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="zone">The team's time zone.</param>
    public static string Text(DueAlert alert, TimeZoneInfo zone)
    {
        string since = TimeZoneInfo.ConvertTime(alert.Since, zone).ToString("HH:mm 'on' d MMMM", CultureInfo.InvariantCulture);
        string what = alert.Kind switch
        {
            AlertKind.EmergencyUnclaimed => $"Nobody has claimed {(alert.Count == 1 ? "it" : "them")}; the oldest is there since {since}. Open the nurses' queue now.",
            AlertKind.OutOfHours => $"The oldest is there since {since}. Open the nurses' queue.",
            AlertKind.ReaderStopped => $"The last look at the mailbox that succeeded was at {since}. Until it is read again nobody is told of new messages: look into the mailbox yourself, and call who keeps the server ('doctor' says what is wrong).",
            AlertKind.PipelineStopped => $"The last sign was at {since}. Messages may come in that nobody is shown: look into the mailbox yourself, and call who keeps the server ('doctor' says what is wrong).",
            _ => $"The oldest came at {since}. Look into the mailbox yourself, and call who keeps the server.",
        };
        return $"{Line(alert)}.\n\n{what}\n\nThis comes again until it is seen to.";
    }

    private static string Count(DueAlert alert, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{alert.Count} {(alert.Count == 1 ? one : many)}");
}
