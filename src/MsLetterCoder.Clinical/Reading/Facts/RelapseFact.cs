using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A relapse with its date.</summary>
public sealed record RelapseFact
{
    /// <summary>When it began.</summary>
    public required PartialDate Date { get; init; }

    /// <summary>True where it was treated, false where the letter says it was not; null where nothing is said.</summary>
    public bool? Treated { get; init; }

    /// <summary>Key of the drug, or 'steroids'; null where none is named.</summary>
    public string? Treatment { get; init; }

    /// <summary>Words that date it.</summary>
    public required TextSpan Span { get; init; }
}
