using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What the other mentions of a text say of one: those of the same concept by the rules' verdict and their section, drugs of the same part in MS by their order (of two in a row the first is often over).</summary>
internal sealed class OtherMentions
{
    private const int Most = 2;

    private readonly TextClues _clues;
    private readonly Dictionary<string, List<Candidate>> _byConcept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Candidate>> _drugs = new(StringComparer.Ordinal);
    private readonly Dictionary<(int First, int End), MentionContext> _verdicts = [];

    /// <summary>Takes up the candidates of a text.</summary>
    public OtherMentions(TextClues clues, IReadOnlyList<Candidate> candidates)
    {
        _clues = clues;
        foreach (Candidate candidate in candidates)
        {
            Add(_byConcept, candidate.Concept.Key, candidate);
            if (candidate.Concept is { Kind: "drug", MsRole: { Length: > 0 } role })
            {
                Add(_drugs, role, candidate);
            }
        }
    }

    /// <summary>Adds the features of the tokens [first, end) as a mention of a concept.</summary>
    public void AddFeatures(FeatureBag bag, int first, int end, Concept concept)
    {
        int before = 0;
        int behind = 0;
        foreach (Candidate other in Of(_byConcept, concept.Key))
        {
            if (other.First < end && first < other.End)
            {
                continue;
            }

            bool earlier = other.First < first;
            before += earlier ? 1 : 0;
            behind += earlier ? 0 : 1;
            string verdict = Labels.Of(Verdict(other));
            FeatureName side = earlier ? Name.Before : Name.Behind;
            bag.Add(side, verdict);
            bag.Add(side.Then(concept.Kind).Then("|"), verdict);
            bag.Add((earlier ? Name.SectionBefore : Name.SectionBehind).Then(Labels.Of(_clues.Text.SectionAt(_clues.Text.Tokens[other.First].Start))));
        }

        bag.Add(Name.Number.Then(concept.Kind).Then("|").Then(Count(before)), Count(behind));
        if (concept is { Kind: "drug", MsRole: { Length: > 0 } role })
        {
            (before, behind) = (0, 0);
            foreach (Candidate other in Of(_drugs, role))
            {
                bool counts = other.Concept.Key != concept.Key;
                before += counts && other.First < first ? 1 : 0;
                behind += counts && other.First >= end ? 1 : 0;
            }

            bag.Add(Name.Drugs.Then(role).Then("|").Then(Count(before)), Count(behind));
        }
    }

    private static void Add(Dictionary<string, List<Candidate>> lists, string key, Candidate candidate)
    {
        if (!lists.TryGetValue(key, out List<Candidate>? list))
        {
            lists.Add(key, list = []);
        }

        list.Add(candidate);
    }

    private static List<Candidate> Of(Dictionary<string, List<Candidate>> lists, string key) => lists.TryGetValue(key, out List<Candidate>? list) ? list : [];

    private static string Count(int number) => Math.Min(number, Most) switch { 0 => "0", 1 => "1", _ => "2" };

    private MentionContext Verdict(Candidate candidate)
    {
        if (!_verdicts.TryGetValue((candidate.First, candidate.End), out MentionContext verdict))
        {
            verdict = ContextRules.Decide(Surroundings.Of(_clues, candidate.First, candidate.End), candidate.Concept);
            _verdicts.Add((candidate.First, candidate.End), verdict);
        }

        return verdict;
    }

    private static class Name
    {
        public static readonly FeatureName Before = new("other<|");
        public static readonly FeatureName Behind = new("other>|");
        public static readonly FeatureName SectionBefore = new("othersection<|");
        public static readonly FeatureName SectionBehind = new("othersection>|");
        public static readonly FeatureName Number = new("others|");
        public static readonly FeatureName Drugs = new("drugs|");
    }
}
