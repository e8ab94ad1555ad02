using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>How often something happened.</summary>
public sealed record CountFact
{
    /// <summary>Number, 0 where it is denied; the low end of a range.</summary>
    public required int Count { get; init; }

    /// <summary>High end of a range.</summary>
    public int? High { get; init; }

    /// <summary>Begin of the period; null where none is stated or it cannot be dated ('since last seen').</summary>
    public PartialDate? Since { get; init; }

    /// <summary>The year or month counted ('in 2023'); null where the period runs to the day of the letter.</summary>
    public PartialDate? Within { get; init; }

    /// <summary>Words that state it.</summary>
    public required TextSpan Span { get; init; }
}
