using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A measured figure.</summary>
public sealed record FigureFact
{
    /// <summary>The figure, the low end of a range; null for 'unlimited'.</summary>
    public double? Value { get; init; }

    /// <summary>High end of a range.</summary>
    public double? High { get; init; }

    /// <summary>True for the figure of this encounter, or the newest stated; false for an earlier one.</summary>
    public bool Current { get; init; } = true;

    /// <summary>Its date, where it is stated.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Words that state the figure.</summary>
    public required TextSpan Span { get; init; }
}
