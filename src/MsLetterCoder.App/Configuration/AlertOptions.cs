using System.ComponentModel.DataAnnotations;

namespace MsLetterCoder.App.Configuration;

/// <summary>Who is told when silence is a hazard. Section 'Alerts'.</summary>
internal sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Addresses that alerts go to by Outgoing:Smtp, parted by commas. Default: none.</summary>
    public string To { get; set; } = "";

    /// <summary>A program that delivers an alert otherwise (a pager, a chat): run without a shell, with the kind and the words as arguments and the words on standard input; 0 means delivered. Null (the default): none.</summary>
    [MinLength(1)]
    public string? Command { get; set; }

    /// <summary>Seconds a command may take, 1 to 300. Default 30.</summary>
    [Range(1, 300)]
    public int CommandSeconds { get; set; } = 30;

    /// <summary>Minutes an emergency may stand unclaimed, 1 to 1440. Default 15.</summary>
    [Range(1, 1440)]
    public int EmergencyMinutes { get; set; } = 15;

    /// <summary>Minutes for which the mailbox may go unread, the pipeline be silent, or a stored mail be unread, 1 to 1440; more than Mailbox:Imap:IdleSeconds. Default 10.</summary>
    [Range(1, 1440)]
    public int SilenceMinutes { get; set; } = 10;

    /// <summary>Minutes from one alert to the next about what still stands, 1 to 1440. Default 15.</summary>
    [Range(1, 1440)]
    public int RepeatMinutes { get; set; } = 15;

    /// <summary>Addresses of the out-of-hours contact, told of what came outside opening hours and cannot wait for them. Default: none.</summary>
    public string OutOfHoursTo { get; set; } = "";

    /// <summary>A program that tells the out-of-hours contact, as Command. Null (the default): none.</summary>
    [MinLength(1)]
    public string? OutOfHoursCommand { get; set; }

    /// <summary>Seconds between two looks in service, 1 to 600. Default 30.</summary>
    [Range(1, 600)]
    public int CheckSeconds { get; set; } = 30;

    /// <summary>Whether alerts go anywhere.</summary>
    internal bool HasChannel => To.Length > 0 || Command is not null;

    /// <summary>Whether there is an out-of-hours contact.</summary>
    internal bool HasOutOfHoursContact => OutOfHoursTo.Length > 0 || OutOfHoursCommand is not null;

    /// <summary>The addresses of a setting.</summary>
    internal static IReadOnlyList<string> Addresses(string setting) => setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
