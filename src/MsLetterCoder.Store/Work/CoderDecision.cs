using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Work;

/// <summary>A step of a coder's work on a document. Steps are added, never changed.</summary>
public sealed record CoderDecision
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>Number of the step, 1 and up for each document.</summary>
    public long Version { get; init; }

    /// <summary>Version of the first step that was sent together with this one; they are undone together.</summary>
    public long Batch { get; init; }

    /// <summary>The analysis the coder saw; null in steps of older programs.</summary>
    public long? AnalysisId { get; init; }

    /// <summary>What was done.</summary>
    public required CoderAction Action { get; init; }

    /// <summary>The entry it was done to (<see cref="Coders.SheetEntries"/>); null where it is about the letter as a whole, and in steps of older programs.</summary>
    public string? Entry { get; init; }

    /// <summary>What the code belongs to; null where the step is about no code.</summary>
    public CodeScheme? Scheme { get; init; }

    /// <summary>The code decided on: ICD-10, SNOMED CT identifier, or the codes of a question; null for a concept without an identifier.</summary>
    public string? Code { get; init; }

    /// <summary>Key of the concept in the inventory, if it has one.</summary>
    public string? Key { get; init; }

    /// <summary>The code in its place, where it was replaced.</summary>
    public string? Replacement { get; init; }

    /// <summary>Key of the concept in its place.</summary>
    public string? ReplacementKey { get; init; }

    /// <summary>Context that the coder gives an added concept, or the new one of a concept.</summary>
    public MentionContext? Context { get; init; }

    /// <summary>The words it is about, if any.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>The text that the span counts in; null where there is no span, and in steps of older programs.</summary>
    public TextField? In { get; init; }

    /// <summary>Where in the list the code was moved to, 0 for the first place.</summary>
    public int? Position { get; init; }

    /// <summary>The batch that was taken back.</summary>
    public long? Undoes { get; init; }

    /// <summary>Reason, comment or draft of a question.</summary>
    public string? Note { get; init; }

    /// <summary>When; set by the store.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>Account of the coder; set by the store.</summary>
    public string DecidedBy { get; init; } = "";
}
