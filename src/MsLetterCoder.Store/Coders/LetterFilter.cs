namespace MsLetterCoder.Store.Coders;

/// <summary>What a coder wants to see of the queue.</summary>
public sealed record LetterFilter
{
    /// <summary>Whose.</summary>
    public LetterShare Share { get; init; }

    /// <summary>In what order; signed-off letters come by their time.</summary>
    public LetterOrder Order { get; init; }

    /// <summary>Only letters of one sender, by the mark of <see cref="LetterRow.Clinic"/>; null for all.</summary>
    public string? Clinic { get; init; }

    /// <summary>Only letters in which the coder is asked something.</summary>
    public bool Asked { get; init; }
}
