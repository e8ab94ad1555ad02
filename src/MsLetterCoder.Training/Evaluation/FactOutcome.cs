namespace MsLetterCoder.Training.Evaluation;

/// <summary>What became of a fact in one document.</summary>
internal enum FactOutcome
{
    /// <summary>Neither stated nor said.</summary>
    Absent,

    /// <summary>Stated and said alike.</summary>
    Right,

    /// <summary>Stated and said otherwise.</summary>
    Wrong,

    /// <summary>Stated and not said.</summary>
    Missed,

    /// <summary>Said and not stated.</summary>
    Spurious,
}
