using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Training.Corpus;

/// <summary>How a message is to be sorted (triage.md).</summary>
public sealed record GoldTriage
{
    /// <summary>How soon.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Main category.</summary>
    public required string Category { get; init; }

    /// <summary>Other categories.</summary>
    public IReadOnlyList<string> OtherCategories { get; init; } = [];

    /// <summary>Red flags.</summary>
    public IReadOnlyList<string> RedFlags { get; init; } = [];

    /// <summary>Whether a reply is due.</summary>
    public required bool ReplyNeeded { get; init; }
}
