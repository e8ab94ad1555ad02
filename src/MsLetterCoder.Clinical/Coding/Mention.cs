using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>A concept named by words of the document.</summary>
public sealed record Mention
{
    /// <summary>The words that earned it.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Which text the span counts in.</summary>
    public TextField In { get; init; }

    /// <summary>Key of the concept in the inventory; null for a concept of an imported release only.</summary>
    public string? Key { get; init; }

    /// <summary>SNOMED CT identifier; default where none is verified.</summary>
    public SnomedId SnomedId { get; init; }

    /// <summary>What a person should know about the identifier; null for nothing. Not stored.</summary>
    public string? SnomedNote { get; init; }

    /// <summary>Its assertion.</summary>
    public required MentionContext Context { get; init; }

    /// <summary>Probability that concept and context are both right.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Section of the letter it stands in, a PRSB heading's short name ('diagnosis'); null in messages.</summary>
    public string? Section { get; init; }

    /// <summary>True for results that the law restricts (Knowledge/coding/restricted.tsv).</summary>
    public bool Restricted { get; init; }
}
