namespace MsLetterCoder.Clinical.Letters;

/// <summary>A letter as far as it has come: what was chosen, what was written or edited, what stands in its way.</summary>
public sealed record EmployerDraft
{
    /// <summary>What the clinic letter lets it say.</summary>
    public required EmployerSource Source { get; init; }

    /// <summary>What the person chose.</summary>
    public required EmployerChoices Choices { get; init; }

    /// <summary>The letter as the program writes it, with its trace; null where a problem stops it.</summary>
    public EmployerLetter? Letter { get; init; }

    /// <summary>The text that would go out: the letter's own, or as a person edited it; null where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>How hard <see cref="Text"/> is to read; null where there is none.</summary>
    public ReadingMeasure? Reading { get; init; }

    /// <summary>Why there is no letter, or why it cannot go out yet.</summary>
    public required IReadOnlyList<LetterProblem> Problems { get; init; }

    /// <summary>What the release check finds in the text.</summary>
    public IReadOnlyList<ReleaseFinding> Findings { get; init; } = [];

    /// <summary>True where nothing but the person's consent is missing.</summary>
    public bool IsReady => Text is not null && Problems.Count == 0 && Findings.Count == 0;
}
