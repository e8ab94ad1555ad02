using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>A code of a signed entry.</summary>
public sealed record SignedCode
{
    /// <summary>Name of the entry in the sheet.</summary>
    public required string Entry { get; init; }

    /// <summary>What the code belongs to.</summary>
    public required CodeScheme Scheme { get; init; }

    /// <summary>The code; null for a concept without an identifier.</summary>
    public string? Code { get; init; }

    /// <summary>Key of a concept in the inventory.</summary>
    public string? Key { get; init; }

    /// <summary>Context of a concept; null for ICD-10.</summary>
    public MentionContext? Context { get; init; }

    /// <summary>True for the main condition's code.</summary>
    public bool Primary { get; init; }

    /// <summary>What the coder said of it; never rejected.</summary>
    public EntryState State { get; init; }

    /// <summary>The words, if any.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>The text that they stand in.</summary>
    public TextField? In { get; init; }

    /// <summary>True for results that the law restricts.</summary>
    public bool Restricted { get; init; }
}
