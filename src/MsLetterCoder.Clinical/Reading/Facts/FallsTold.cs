using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Falls that a document tells of.</summary>
public sealed record FallsTold
{
    /// <summary>How many, at least 1.</summary>
    public required int Falls { get; init; }

    /// <summary>The first day on which they may have been; null where the words date nothing.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last such day; null where <see cref="Since"/> is.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The day on which it was told: of the clinic or letter where it states one, else of receipt.</summary>
    public required DateOnly Told { get; init; }

    /// <summary>The words.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Which text they stand in.</summary>
    public TextField In { get; init; }
}
