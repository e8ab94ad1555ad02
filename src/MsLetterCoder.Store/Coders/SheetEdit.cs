using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>What a coder asks for: a step before it is checked against the sheet.</summary>
public sealed record SheetEdit
{
    /// <summary>What is to be done; not undoing, signing off or opening again, which are done to the letter.</summary>
    public required CoderAction Action { get; init; }

    /// <summary>Name of the entry; null for what is added, and for a comment or query on the letter.</summary>
    public string? Entry { get; init; }

    /// <summary>The ICD-10 code that is added or put in another's place; default for a concept.</summary>
    public Icd10Code Code { get; init; }

    /// <summary>Key of the concept that is added or put in another's place.</summary>
    public string? Key { get; init; }

    /// <summary>Its identifier.</summary>
    public SnomedId SnomedId { get; init; }

    /// <summary>The context of an added concept, or the new one.</summary>
    public MentionContext? Context { get; init; }

    /// <summary>The words of the document text that are coded.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>The new place in the list, 0 for the first.</summary>
    public int? Position { get; init; }

    /// <summary>Reason, comment or draft.</summary>
    public string? Note { get; init; }
}
