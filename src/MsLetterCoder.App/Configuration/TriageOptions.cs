using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.App.Configuration;

/// <summary>When the team works and how long it has for a message. Section 'Triage'.</summary>
internal sealed class TriageOptions
{
    public const string Section = "Triage";

    /// <summary>The team's time zone, by its IANA name ('Europe/London'). Default Europe/London.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/London";

    /// <summary>The nation whose bank holidays the team keeps: England, Scotland, Wales or NorthernIreland. Default England.</summary>
    [EnumDataType(typeof(Nation))]
    public Nation Nation { get; set; } = Nation.England;

    /// <summary>Opening hours by weekday.</summary>
    [ValidateObjectMembers]
    public OpeningHoursOptions OpeningHours { get; set; } = new();

    /// <summary>Further days on which the team is closed, as dates (2026-12-24) parted by commas. Default: none.</summary>
    public string ClosedDays { get; set; } = "";

    /// <summary>Minutes of opening time within which a message for the same day is seen to, 0 to 1440: with as many left before closing it is due at closing, else as many into the next working day. Default 120.</summary>
    [Range(0, 1440)]
    public int SameDayMinutes { get; set; } = 120;

    /// <summary>Minutes before its limit at which a message moves to the front of the queue, 0 to 10080. Default 60.</summary>
    [Range(0, 10080)]
    public int DueShortlyMinutes { get; set; } = 60;
}
