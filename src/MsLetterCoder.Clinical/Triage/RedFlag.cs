using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>A red flag and the words that raised it.</summary>
public sealed record RedFlag
{
    /// <summary>Key of triage.md section 3.</summary>
    public required string Key { get; init; }

    /// <summary>The words.</summary>
    public required TextSpan Evidence { get; init; }

    /// <summary>Which text the evidence stands in.</summary>
    public TextField In { get; init; }

    /// <summary>Probability of the passage classifier, from 0 to 1, where likeness and no rule raised it; null for a rule.</summary>
    public double? Likeness { get; init; }
}
