namespace MsLetterCoder.Training.Evaluation;

/// <summary>One wrong answer.</summary>
public sealed record EvaluationError
{
    /// <summary>Id of the document.</summary>
    public required string Document { get; init; }

    /// <summary>What was wrong ('mention missed', 'context', 'fact edss', 'urgency').</summary>
    public required string What { get; init; }

    /// <summary>First code unit of the words concerned; null where none are.</summary>
    public int? Start { get; init; }

    /// <summary>Code unit behind them.</summary>
    public int? End { get; init; }

    /// <summary>Key or label that was due; null where nothing was. Facts only where asked for.</summary>
    public string? Gold { get; init; }

    /// <summary>Key or label that was said; null where nothing was. Facts only where asked for.</summary>
    public string? Said { get; init; }

    /// <summary>The words; null unless asked for.</summary>
    public string? Words { get; init; }
}
