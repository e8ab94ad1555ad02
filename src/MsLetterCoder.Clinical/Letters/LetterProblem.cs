namespace MsLetterCoder.Clinical.Letters;

/// <summary>Why there is no letter, or why it cannot go out yet.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Words">The same for a person, and what to do about it. Quotes nothing from the clinic letter.</param>
/// <param name="Keys">Rows it is about; empty where it is about the whole.</param>
public sealed record LetterProblem(LetterProblemKind Kind, string Words, IReadOnlyList<string> Keys)
{
    /// <summary>True where no letter can be written at all.</summary>
    public bool StopsLetter => Kind < LetterProblemKind.TooLong;
}
