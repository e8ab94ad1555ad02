namespace MsLetterCoder.Training.Evaluation;

/// <summary>How well one fact was read.</summary>
public sealed record FactReport
{
    /// <summary>Right over stated.</summary>
    public required RateScore Accuracy { get; init; }

    /// <summary>Documents that state it.</summary>
    public required int Stated { get; init; }

    /// <summary>Stated and said alike.</summary>
    public required int Right { get; init; }

    /// <summary>Stated and said otherwise.</summary>
    public required int Wrong { get; init; }

    /// <summary>Stated and not said.</summary>
    public required int Missed { get; init; }

    /// <summary>Said and not stated.</summary>
    public required int Spurious { get; init; }
}
