using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Red flags by rules, and by likeness where no rule knows the wording. Likeness adds flags and never takes one away.</summary>
internal sealed class FlagReader(ClinicalKnowledge knowledge, LinearModel? passages)
{
    /// <summary>Probability from which likeness alone raises a flag that cannot wait (chosen on writers not seen; docs/triage.md).</summary>
    private const double Likely = 0.9;

    /// <summary>The same for a flag that may wait two days.</summary>
    private const double LikelyToWait = 0.95;

    /// <summary>Probability from which a person must look today, though no flag is raised.</summary>
    private const double Possible = 0.8;

    private readonly RedFlagFinder _rules = new(knowledge);
    private readonly PassageReader? _likeness = passages is null ? null : new(knowledge, passages);

    /// <summary>Everything found in a message's own words.</summary>
    /// <param name="words">The writer's words.</param>
    /// <param name="knownDrugs">Keys of drugs known from stored letters.</param>
    public FlagFindings Find(IReadOnlyList<OwnWords> words, IReadOnlyList<string> knownDrugs) => Find(words, new DrugHistory(knownDrugs));

    /// <summary>Everything found in a message's own words.</summary>
    /// <param name="words">The writer's words.</param>
    /// <param name="history">Drugs known of from outside the message.</param>
    public FlagFindings Find(IReadOnlyList<OwnWords> words, DrugHistory history)
    {
        List<(OwnWords Part, FlagContext Context)> weighed = FlagContext.Of(words, knowledge.Matcher);
        (List<RedFlag> flags, List<string> signals) = _rules.Find(weighed, history);
        var doubts = new List<RedFlag>();
        IReadOnlyList<(RedFlag Flag, double Probability)> likeness = _likeness?.Find(weighed) ?? [];
        foreach ((RedFlag like, double probability) in likeness)
        {
            bool waits = RedFlagTable.LeastUrgency(like.Key) < Urgency.SameDay;
            if (flags.Exists(f => f.Key == like.Key))
            {
                continue;
            }

            if (probability >= (waits ? LikelyToWait : Likely))
            {
                flags.Add(like with { Likeness = probability });
            }
            else if (probability >= Possible && !waits)
            {
                doubts.Add(like with { Likeness = probability });
            }
        }

        return new FlagFindings([.. flags.OrderByDescending(f => RedFlagTable.LeastUrgency(f.Key)).ThenBy(f => f.In).ThenBy(f => f.Evidence.Start)], signals, doubts, [.. likeness.Select(l => (l.Flag.Key, l.Probability))]);
    }
}
