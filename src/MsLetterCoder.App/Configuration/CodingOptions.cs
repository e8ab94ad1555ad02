using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.App.Configuration;

/// <summary>How letters are coded. Section 'Coding'.</summary>
internal sealed class CodingOptions
{
    public const string Section = "Coding";

    /// <summary>The nation whose coding standards are followed: England, Scotland, Wales or NorthernIreland; null (the default): that of Triage:Nation.</summary>
    [EnumDataType(typeof(Nation))]
    public Nation? Nation { get; set; }

    /// <summary>A reviewed file of corrections to the code table (docs/reading-and-coding.md), beside the configuration; null (the default): none.</summary>
    [MinLength(1)]
    public string? Overrides { get; set; }

    /// <summary>From which probability on something is suggested, asked or hidden.</summary>
    [ValidateObjectMembers]
    public CodingThresholdOptions Thresholds { get; set; } = new();
}
