using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Coders;

/// <summary>An ICD-10 code of the list as it stands.</summary>
public sealed record SheetCode
{
    /// <summary>Name of the entry.</summary>
    public required string Id { get; init; }

    /// <summary>The code.</summary>
    public required Icd10Code Code { get; init; }

    /// <summary>What the program suggested here; null for an added code.</summary>
    public Icd10Entry? Suggested { get; init; }

    /// <summary>What a coder has said of it.</summary>
    public EntryState State { get; init; }

    /// <summary>True for the first code that stands.</summary>
    public bool Primary { get; init; }

    /// <summary>Why it was rejected, replaced or added, as far as the coder said.</summary>
    public string? Note { get; init; }

    /// <summary>The mentions that earned it, by their names.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>Words of the document text that a coder added it for; null where none were marked.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>True for results that the law restricts.</summary>
    public bool Restricted { get; init; }

    /// <summary>True where every mention behind it was rejected or given another context: it stands on nothing any more.</summary>
    public bool WithoutWords { get; init; }

    /// <summary>Who spoke last of it; null where nobody did.</summary>
    public string? By { get; init; }

    /// <summary>False where it was rejected.</summary>
    public bool Stands => State != EntryState.Rejected;

    /// <summary>True where a coder must decide before the letter can be signed off.</summary>
    public bool IsOpen => State == EntryState.Suggested && (Suggested is { Ask: true } || WithoutWords);
}
