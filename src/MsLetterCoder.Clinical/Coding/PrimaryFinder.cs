using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Finds the main condition of an encounter (coding.md rule 9). The rule's reading, the first item of a diagnosis list, else what the letter keeps coming back to, is one of the features
/// of a learned choice among all present conditions and symptoms; without a model the rule alone decides.</summary>
internal sealed class PrimaryFinder(ClinicalKnowledge knowledge, LinearModel? model)
{
    /// <summary>
    /// A choice that leads by less, in log odds, is unsure: on the folds by writer one letter in four; the main condition was right in half of them, and in seven of eight others.
    /// </summary>
    private const double SureLead = 3;

    /// <summary>The main condition, and what came near it.</summary>
    public PrimaryChoice Find(string text, IReadOnlyList<Mention> mentions)
    {
        List<PrimaryCandidate> candidates = Candidates(mentions);
        if (candidates.Count == 0)
        {
            return default;
        }

        PrimaryCandidate rule = PrimaryRule.Of(knowledge.PrimaryCues, text, candidates);
        if (model is null)
        {
            return new PrimaryChoice(rule.Concept.Key, null);
        }

        var features = new PrimaryFeatures(knowledge, text, mentions, candidates, rule);
        var bag = new FeatureBag(PrimaryFeatures.Dimension);
        Span<double> scores = stackalloc double[2];
        (PrimaryCandidate best, double highest) = (rule, double.NegativeInfinity);
        (PrimaryCandidate? second, double next) = (null, double.NegativeInfinity);
        int right = model.IndexOf(PrimaryFeatures.Right);
        foreach (PrimaryCandidate candidate in candidates)
        {
            bag.Clear();
            features.Add(bag, candidate);
            model.Scores(bag.ToVector(), scores);
            double score = scores[right] - scores[1 - right];
            if (score > highest)
            {
                (second, next) = highest > double.NegativeInfinity ? (best, highest) : (null, next);
                (best, highest) = (candidate, score);
            }
            else if (score > next)
            {
                (second, next) = (candidate, score);
            }
        }

        return new PrimaryChoice(best.Concept.Key, highest - next < SureLead ? second?.Concept : null);
    }

    /// <summary>The features of each candidate, for training.</summary>
    public IEnumerable<(Concept Concept, FeatureVector Features)> Examples(string text, IReadOnlyList<Mention> mentions)
    {
        List<PrimaryCandidate> candidates = Candidates(mentions);
        if (candidates.Count == 0)
        {
            yield break;
        }

        var features = new PrimaryFeatures(knowledge, text, mentions, candidates, PrimaryRule.Of(knowledge.PrimaryCues, text, candidates));
        var bag = new FeatureBag(PrimaryFeatures.Dimension);
        foreach (PrimaryCandidate candidate in candidates)
        {
            bag.Clear();
            features.Add(bag, candidate);
            yield return (candidate.Concept, bag.ToVector());
        }
    }

    /// <summary>Present findings that have a code, or a question to the coder, those of one code together, in order of first mention.</summary>
    private List<PrimaryCandidate> Candidates(IReadOnlyList<Mention> mentions) =>
        [.. mentions
            .Where(m => m.Context == MentionContext.Present && m.In == TextField.Text && knowledge.Concepts.Find(m.Key) is { Kind: "finding" } c && (c.Icd10.Count > 0 || c.Icd10Ask is not null))
            .GroupBy(m => PrimaryCandidate.Shared(knowledge.Concepts.Find(m.Key)!), StringComparer.Ordinal)
            .Select(g => new PrimaryCandidate(knowledge.Concepts.Find(g.GroupBy(m => m.Key!, StringComparer.Ordinal).MaxBy(k => k.Count())!.Key)!, [.. g]))];
}
