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
}
