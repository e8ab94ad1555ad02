using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage.Facts;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>How a message is sorted.</summary>
public sealed record TriageResult
{
    /// <summary>How soon.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Main category (triage.md section 2).</summary>
    public required string Category { get; init; }

    /// <summary>All categories, the main one first.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Flags, most urgent first.</summary>
    public required IReadOnlyList<RedFlag> RedFlags { get; init; }

    /// <summary>False only where the writer says that no reply is due or nothing needs doing.</summary>
    public required bool ReplyNeeded { get; init; }

    /// <summary>Probability that the urgency is right.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Reasons in words that name rules, never text of the message ('red flag suicidal_thoughts', 'low confidence: at least soon').</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What the message says beyond its urgency.</summary>
    public MessageFacts Facts { get; init; } = MessageFacts.None;
}
