using System.ComponentModel.DataAnnotations;

namespace MsLetterCoder.App.Configuration;

/// <summary>Thresholds on the probability that a coder would accept a mention or code: from Suggest on it is suggested, from Ask on a coder is asked, below it is hidden. Section 'Coding:Thresholds'.</summary>
internal sealed class CodingThresholdOptions
{
    /// <summary>0 to 1, not below Ask. Default 0.75.</summary>
    [Range(0.0, 1.0)]
    public double Suggest { get; set; } = 0.75;

    /// <summary>0 to 1. Default 0.3.</summary>
    [Range(0.0, 1.0)]
    public double Ask { get; set; } = 0.3;

    /// <summary>'suggest', 'ask' or 'hide'.</summary>
    public string StatusOf(double confidence) => confidence >= Suggest ? "suggest" : confidence >= Ask ? "ask" : "hide";
}
