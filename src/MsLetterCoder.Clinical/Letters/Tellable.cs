using MsLetterCoder.Clinical.Letters.Tables;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Something the clinic letter states of its patient as present, and a letter to the employer may tell.</summary>
public sealed record Tellable
{
    /// <summary>Key of the row of the knowledge table: what is ticked.</summary>
    public required string Key { get; init; }

    /// <summary>The words of the letter that say so, in order; at least one.</summary>
    public required IReadOnlyList<TextSpan> Words { get; init; }

    /// <summary>Body of symptoms.</summary>
    public required string Group { get; init; }

    /// <summary>Plain words for the tick box, first person.</summary>
    public required string Plain { get; init; }

    /// <summary>What makes it sensitive; null where it is not.</summary>
    public string? SensitiveAs { get; init; }

    /// <summary>The word of caution beside the tick box; null where there is none.</summary>
    public string? Caution { get; init; }

    /// <summary>Words of the letter that say the opposite of the same matter; empty where none does. A person must settle it.</summary>
    public IReadOnlyList<TextSpan> Against { get; init; } = [];

    /// <summary>True where somebody else is named last before each of its words, so that it may be theirs: never ticked without a person.</summary>
    public bool NearSomebodyElse { get; init; }

    /// <summary>What the letter states beside it, in the order severity, side, place, pattern, trigger; each can be left out.</summary>
    public IReadOnlyList<StatedDetail> Details { get; init; } = [];

    internal SymptomRow Row { get; init; } = null!;

    internal PlaceRow? Place { get; init; }

    internal Stated Severity { get; init; } = Stated.None;

    internal Stated Side { get; init; } = Stated.None;

    internal Stated PlaceStated { get; init; } = Stated.None;

    internal Stated Pattern { get; init; } = Stated.None;

    internal Stated Trigger { get; init; } = Stated.None;

    /// <summary>The same without what the person leaves out.</summary>
    internal Tellable Without(IReadOnlySet<string> leftOut) => leftOut.Count == 0 ? this : this with
    {
        Severity = Kept(Severity, "severity", leftOut),
        Side = Kept(Side, "side", leftOut),
        PlaceStated = Kept(PlaceStated, "place", leftOut),
        Place = PlaceStated.Is && leftOut.Contains(KeyOf("place")) ? null : Place,
        Pattern = Kept(Pattern, "pattern", leftOut),
        Trigger = Kept(Trigger, "trigger", leftOut),
    };

    internal string KeyOf(string detail) => $"{Key}/{detail}";

    private Stated Kept(Stated stated, string detail, IReadOnlySet<string> leftOut) => leftOut.Contains(KeyOf(detail)) ? Stated.None : stated;
}
