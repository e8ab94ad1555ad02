using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>What one analysed clinic letter lets a letter to the employer say.</summary>
public sealed record EmployerSource
{
    /// <summary>What can be told, in the order of the letter; empty where problems stop it.</summary>
    public required IReadOnlyList<Tellable> Tellable { get; init; }

    /// <summary>The words that state multiple sclerosis as present; null where none does, or the letter also denies or doubts it.</summary>
    public TextSpan? Diagnosis { get; init; }

    /// <summary>Date of the clinic contact; null where the letter bears none.</summary>
    public DateOnly? ClinicDate { get; init; }

    /// <summary>Why nothing can be told; empty where something can.</summary>
    public IReadOnlyList<LetterProblem> Problems { get; init; } = [];

    /// <summary>The tick of a key; null where the letter does not state it.</summary>
    public Tellable? Find(string key) => Tellable.FirstOrDefault(t => t.Key == key);

    /// <summary>What is ticked before the person chooses: nothing sensitive, nothing contradicted, at most three, each with a request of its own.</summary>
    public IReadOnlySet<string> DefaultTicks(IReadOnlyList<WorkKind> work, LetterKnowledge knowledge) => Letters.DefaultTicks.Of(this, work, knowledge);
}
