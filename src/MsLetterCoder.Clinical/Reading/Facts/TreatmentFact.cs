using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A drug on the letter's timeline.</summary>
public sealed record TreatmentFact
{
    /// <summary>Key of the drug in the inventory.</summary>
    public required string Drug { get; init; }

    /// <summary>Where it stands.</summary>
    public required TreatmentStatus Status { get; init; }

    /// <summary>Amount of one dose.</summary>
    public double? Dose { get; init; }

    /// <summary>mg, mcg, g, ml, units, puffs.</summary>
    public string? Unit { get; init; }

    /// <summary>po, iv, sc, im, intrathecal, transdermal, topical, oromucosal, inhaled, pr, intranasal.</summary>
    public string? Route { get; init; }

    /// <summary>od, bd, tds, qds, mane, nocte, prn, 'N per day', 'N per week', weekly, monthly, yearly, alternate days, 'every N days', 'every N weeks', 'every N months'.</summary>
    public string? Frequency { get; init; }

    /// <summary>When it was started, or is to start.</summary>
    public PartialDate? Started { get; init; }

    /// <summary>When it was stopped.</summary>
    public PartialDate? Stopped { get; init; }

    /// <summary>Why it was stopped.</summary>
    public StopReason? StopReason { get; init; }

    /// <summary>The drug's name where its status is said.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The clauses that say the rest, in order.</summary>
    public IReadOnlyList<TextSpan> Evidence { get; init; } = [];
}
