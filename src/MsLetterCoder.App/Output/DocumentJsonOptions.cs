using MsLetterCoder.App.Configuration;

namespace MsLetterCoder.App.Output;

/// <summary>What is printed of a document.</summary>
internal sealed record DocumentJsonOptions
{
    /// <summary>True to print text and subject.</summary>
    public bool Text { get; init; }

    /// <summary>True to print also what lies below the threshold 'ask'.</summary>
    public bool All { get; init; }

    /// <summary>True to print results that the law restricts.</summary>
    public bool Restricted { get; init; }

    /// <summary>From which probability on something is suggested, asked or hidden.</summary>
    public CodingThresholdOptions Thresholds { get; init; } = new();
}
