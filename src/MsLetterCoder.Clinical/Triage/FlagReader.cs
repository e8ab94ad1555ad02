using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Red flags by rules, and by likeness where no rule knows the wording. Likeness adds flags and never takes one away.</summary>
internal sealed class FlagReader(ClinicalKnowledge knowledge, LinearModel? passages)
{
    /// <summary>Probabilities from which likeness alone raises a flag: the worse a miss, the lower (chosen on writers not seen; docs/triage.md).</summary>
    private const double Emergency = 0.5;

    private const double SameDay = 0.5;

    private const double Soon = 0.6;

    private readonly RedFlagFinder _rules = new(knowledge);
    private readonly PassageReader? _likeness = passages is null ? null : new(knowledge, passages);

    /// <summary>Everything found in a message's own words.</summary>
    /// <param name="words">The writer's words.</param>
    /// <param name="knownDrugs">Keys of drugs known from stored letters.</param>
    public FlagFindings Find(IReadOnlyList<OwnWords> words, IReadOnlyList<string> knownDrugs)
    {
        (List<RedFlag> flags, List<string> signals) = _rules.Find(words, knownDrugs);
        foreach ((RedFlag like, double probability) in _likeness?.Find(words) ?? [])
        {
            double least = RedFlagTable.LeastUrgency(like.Key) switch { Urgency.Emergency => Emergency, Urgency.SameDay => SameDay, _ => Soon };
            if (probability >= least && !flags.Exists(f => f.Key == like.Key))
            {
                flags.Add(like with { Likeness = probability });
            }
        }

        return new FlagFindings([.. flags.OrderByDescending(f => RedFlagTable.LeastUrgency(f.Key)).ThenBy(f => f.In).ThenBy(f => f.Evidence.Start)], signals);
    }
}
