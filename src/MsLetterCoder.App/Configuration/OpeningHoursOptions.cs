using System.ComponentModel.DataAnnotations;

namespace MsLetterCoder.App.Configuration;

/// <summary>Opening hours of each weekday by the clock on the wall: '09:00-17:00', or several spells parted by commas, up to 24:00; empty: closed. Section 'Triage:OpeningHours'.</summary>
internal sealed class OpeningHoursOptions
{
    private const string Weekday = "09:00-17:00";

    /// <summary>Default 09:00-17:00.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Monday { get; set; } = Weekday;

    /// <summary>Default 09:00-17:00.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Tuesday { get; set; } = Weekday;

    /// <summary>Default 09:00-17:00.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Wednesday { get; set; } = Weekday;

    /// <summary>Default 09:00-17:00.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Thursday { get; set; } = Weekday;

    /// <summary>Default 09:00-17:00.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Friday { get; set; } = Weekday;

    /// <summary>Default: closed.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Saturday { get; set; } = "";

    /// <summary>Default: closed.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Sunday { get; set; } = "";

    /// <summary>The hours of a weekday.</summary>
    public string Of(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => Monday,
        DayOfWeek.Tuesday => Tuesday,
        DayOfWeek.Wednesday => Wednesday,
        DayOfWeek.Thursday => Thursday,
        DayOfWeek.Friday => Friday,
        DayOfWeek.Saturday => Saturday,
        _ => Sunday,
    };
}
