using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MsLetterCoder.App.Configuration;

/// <summary>What the team sends. Section 'Outgoing'.</summary>
internal sealed class OutgoingOptions
{
    public const string Section = "Outgoing";

    /// <summary>The team's address, from which everything comes. Needed where Smtp:Host is set.</summary>
    public string From { get; set; } = "";

    /// <summary>The name shown with it; it should name no condition. Default: none.</summary>
    public string FromName { get; set; } = "";

    /// <summary>The team's helpline and its hours in words ('01234 567890, Mon-Fri 9 to 12'), as texts give it; null (the default): none.</summary>
    [MinLength(1)]
    public string? Helpline { get; set; }

    /// <summary>Whether patients' messages are acknowledged by the program. Default false: nothing is sent by itself.</summary>
    public bool Acknowledge { get; set; }

    /// <summary>Hours within which a sender has one acknowledgement at most, 1 to 720. Default 24.</summary>
    [Range(1, 720)]
    public int AcknowledgeAgainHours { get; set; } = 24;

    /// <summary>Whether acknowledgements have an empty return path, so that nothing answers them. Default true; false where the server refuses that.</summary>
    public bool NullReturnPath { get; set; } = true;

    /// <summary>The server.</summary>
    [ValidateObjectMembers]
    public SmtpOptions Smtp { get; set; } = new();
}
