namespace MsLetterCoder.Training.Evaluation;

/// <summary>How a corpus is scored.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Seed of the bootstrap. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Resamples of the bootstrap, at least 1. Default 1000.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>
    /// Hashes of documents that a model was trained on (<see cref="Fitting.ModelCard.Documents"/>); such documents are also scored apart. Default
    /// none.
    /// </summary>
    public IReadOnlySet<string> SeenHashes { get; init; } = new HashSet<string>();

    /// <summary>Mentions below this confidence, 0 to 1, do not count as said. Default 0.</summary>
    public double LeastConfidence { get; init; }

    /// <summary>True to put the words of the document beside each error. Default false: errors hold ids, spans and keys only.</summary>
    public bool ShowErrors { get; init; }
}
