using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Coders;

/// <summary>A concept and the words that name it, as it stands.</summary>
public sealed record SheetMention
{
    /// <summary>Name of the entry.</summary>
    public required string Id { get; init; }

    /// <summary>The words.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The text that they stand in.</summary>
    public TextField In { get; init; }

    /// <summary>Key of the concept in the inventory; null for a concept of an imported release only.</summary>
    public string? Key { get; init; }

    /// <summary>Identifier of the concept; default where none is known.</summary>
    public SnomedId SnomedId { get; init; }

    /// <summary>Its context.</summary>
    public required MentionContext Context { get; init; }

    /// <summary>What the program suggested here; null for an added one.</summary>
    public Mention? Suggested { get; init; }

    /// <summary>What a coder has said of it.</summary>
    public EntryState State { get; init; }

    /// <summary>Why, as far as the coder said.</summary>
    public string? Note { get; init; }

    /// <summary>True for results that the law restricts.</summary>
    public bool Restricted { get; init; }

    /// <summary>Who spoke last of it; null where nobody did.</summary>
    public string? By { get; init; }

    /// <summary>False where it was rejected.</summary>
    public bool Stands => State != EntryState.Rejected;

    /// <summary>The identifier as text; null where none is known.</summary>
    public string? Code => SnomedId == default ? null : SnomedId.ToString();

    /// <summary>True where it names the same concept in the same context, and as much is said of it.</summary>
    public bool GoesWith(SheetMention other) =>
        Key == other.Key && SnomedId == other.SnomedId && Context == other.Context && State == other.State && Restricted == other.Restricted && Note == other.Note;
}
