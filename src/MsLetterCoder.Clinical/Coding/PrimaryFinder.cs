using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Finds the main condition of an encounter (coding.md rule 9). The rule's reading, the first item of a diagnosis list, else what the letter keeps coming back to, is one of the features
/// of a learned choice among all present conditions and symptoms; without a model the rule alone decides.</summary>
internal sealed class PrimaryFinder(ClinicalKnowledge knowledge, LinearModel? model)
{
    /// <summary>Key of the main condition; null where nothing present could be one.</summary>
    public string? Find(string text, IReadOnlyList<Mention> mentions)
    {
        List<PrimaryCandidate> candidates = Candidates(mentions);
        if (candidates.Count == 0)
        {
            return null;
        }

        PrimaryCandidate rule = ByRule(text, candidates);
        if (model is null)
        {
            return rule.Concept.Key;
        }

        var features = new PrimaryFeatures(knowledge, text, mentions, candidates, rule);
        var bag = new FeatureBag(PrimaryFeatures.Dimension);
        Span<double> scores = stackalloc double[2];
        (PrimaryCandidate best, double highest) = (rule, double.NegativeInfinity);
        int right = model.IndexOf(PrimaryFeatures.Right);
        foreach (PrimaryCandidate candidate in candidates)
        {
            bag.Clear();
            features.Add(bag, candidate);
            model.Scores(bag.ToVector(), scores);
            double score = scores[right] - scores[1 - right];
            if (score > highest)
            {
                (best, highest) = (candidate, score);
            }
        }

        return best.Concept.Key;
    }

    /// <summary>The features of each candidate, for training.</summary>
    public IEnumerable<(Concept Concept, FeatureVector Features)> Examples(string text, IReadOnlyList<Mention> mentions)
    {
        List<PrimaryCandidate> candidates = Candidates(mentions);
        if (candidates.Count == 0)
        {
            yield break;
        }

        var features = new PrimaryFeatures(knowledge, text, mentions, candidates, ByRule(text, candidates));
        var bag = new FeatureBag(PrimaryFeatures.Dimension);
        foreach (PrimaryCandidate candidate in candidates)
        {
            bag.Clear();
            features.Add(bag, candidate);
            yield return (candidate.Concept, bag.ToVector());
        }
    }

    /// <summary>Present findings that have a code, or a question to the coder, in order of first mention.</summary>
    private List<PrimaryCandidate> Candidates(IReadOnlyList<Mention> mentions) =>
        [.. mentions
            .Where(m => m.Context == MentionContext.Present && m.In == TextField.Text && knowledge.Concepts.Find(m.Key) is { Kind: "finding" } c && (c.Icd10.Count > 0 || c.Icd10Ask is not null))
            .GroupBy(m => m.Key!, StringComparer.Ordinal)
            .Select(g => new PrimaryCandidate(knowledge.Concepts.Find(g.Key)!, [.. g]))];

    private static PrimaryCandidate ByRule(string text, List<PrimaryCandidate> candidates)
    {
        string diagnosis = Labels.Of(Section.Diagnosis);
        PrimaryCandidate? listed = candidates
            .Where(c => c.IsCondition && c.Mentions.Any(m => m.Section == diagnosis))
            .MinBy(c => c.Mentions.First(m => m.Section == diagnosis).Span.Start);

        // Without a list: what the letter keeps coming back to, early words counting more.
        return listed ?? candidates.MaxBy(c => c.Mentions.Sum(m => Weight(c) * (m.Span.Start < text.Length / 3 ? 1.5 : 1)))!;
    }

    private static double Weight(PrimaryCandidate candidate) =>
        candidate.IsDemyelinating ? 3 : candidate.IsCondition && candidate.Concept.Icd10.Any(c => c.Value![0] is 'G' or 'F' && c.Category != "G47") ? 1.5 : 0.25;
}
