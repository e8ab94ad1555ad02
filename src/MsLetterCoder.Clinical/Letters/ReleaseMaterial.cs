namespace MsLetterCoder.Clinical.Letters;

/// <summary>What the release check is given: nothing of it comes from the composer but the text itself, which a person may have edited.</summary>
public sealed record ReleaseMaterial
{
    /// <summary>The finished letter as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The clinic letter.</summary>
    public required string SourceText { get; init; }

    /// <summary>What the program says about it.</summary>
    public required DocumentAnalysis Source { get; init; }

    /// <summary>What the person chose.</summary>
    public required EmployerChoices Choices { get; init; }

    /// <summary>Everything else that leaves with the letter, by name: file name, title, author, subject, keywords.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
