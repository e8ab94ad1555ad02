using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Work;

/// <summary>A coder's decision on a document.</summary>
public sealed record CoderDecision
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>The analysis the coder saw; null where there was none.</summary>
    public long? AnalysisId { get; init; }

    /// <summary>What was decided.</summary>
    public required CoderAction Action { get; init; }

    /// <summary>What the code belongs to; null for a sign-off.</summary>
    public CodeScheme? Scheme { get; init; }

    /// <summary>The code decided on; null for a sign-off.</summary>
    public string? Code { get; init; }

    /// <summary>The code in its place, where it was replaced.</summary>
    public string? Replacement { get; init; }

    /// <summary>The words of the document text it is about, if any.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }

    /// <summary>When; set by the store.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>Account of the coder; set by the store.</summary>
    public string DecidedBy { get; init; } = "";
}
