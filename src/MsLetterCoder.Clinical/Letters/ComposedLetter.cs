namespace MsLetterCoder.Clinical.Letters;

/// <summary>What composing gave: a letter or none, and what stands in its way.</summary>
public sealed record ComposedLetter
{
    /// <summary>The letter; null where a problem stops it.</summary>
    public EmployerLetter? Letter { get; init; }

    /// <summary>How hard it is to read; null where there is none.</summary>
    public ReadingMeasure? Reading { get; init; }

    /// <summary>What is wrong; a letter with any problem is a draft.</summary>
    public required IReadOnlyList<LetterProblem> Problems { get; init; }
}
