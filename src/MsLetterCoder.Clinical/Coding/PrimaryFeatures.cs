using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What speaks for a concept being the main condition of a letter: the rule's verdict, where and how often it is named, what else the letter is about, what clinic wrote it.</summary>
internal sealed class PrimaryFeatures
{
    /// <summary>Changes whenever the features do.</summary>
    public const string Version = "primary1";

    /// <summary>Size of the feature space.</summary>
    public const int Dimension = 1 << 14;

    /// <summary>Label of the main condition.</summary>
    public const string Right = "main";

    /// <summary>Label of any other condition.</summary>
    public const string Wrong = "other";

    /// <summary>Words before a mention that are looked at.</summary>
    private const int LeadWords = 4;

    /// <summary>Characters after the first mention that count as the beginning.</summary>
    private const int Early = 300;

    private static readonly string[] Telling = [Labels.Of(Section.Diagnosis), Labels.Of(Section.Impression), Labels.Of(Section.History), Labels.Of(Section.Plan), Labels.Of(Section.PastHistory)];

    private readonly string _text;
    private readonly IReadOnlyList<PrimaryCandidate> _candidates;
    private readonly PrimaryCandidate _rule;
    private readonly HashSet<string> _clinics;
    private readonly Dictionary<string, int> _groups;
    private readonly int _findings;
    private readonly int _most;
    private readonly int _firstMention;
    private readonly bool _demyelinating;
    private readonly Dictionary<string, List<int>> _firstIn; // for each telling section, where each candidate is first named there, ascending

    public PrimaryFeatures(ClinicalKnowledge knowledge, string text, IReadOnlyList<Mention> mentions, IReadOnlyList<PrimaryCandidate> candidates, PrimaryCandidate rule)
    {
        _text = text;
        _candidates = candidates;
        _rule = rule;
        _clinics = knowledge.Clinics.GroupsIn(text);
        _groups = mentions.Select(m => knowledge.Concepts.Find(m.Key)).OfType<Concept>().Where(c => c.Kind == "finding").GroupBy(c => c.Group, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        _findings = Math.Max(1, _groups.Values.Sum());
        _most = candidates.Max(c => c.Mentions.Count);
        _firstMention = mentions.Count > 0 ? mentions[0].Span.Start : 0;
        _demyelinating = candidates.Any(c => c.IsDemyelinating);
        _firstIn = Telling.ToDictionary(s => s, s => candidates.Select(c => FirstIn(c, s)).OfType<int>().Order().ToList(), StringComparer.Ordinal);
    }

    /// <summary>Adds the features of one candidate to a cleared bag.</summary>
    public void Add(FeatureBag bag, PrimaryCandidate candidate)
    {
        string sort = candidate.IsDemyelinating ? "ms" : candidate.IsCondition ? "condition" : candidate.Concept.Icd10.Count == 0 ? "ask" : "symptom";
        string both = _demyelinating ? sort + "+ms" : sort;
        bag.Add("bias");
        bag.Add("sort|", both);
        bag.Add("group|", candidate.Concept.Group);
        bag.Add("key|", candidate.Concept.Key, 0.5);
        bag.Add("chapter|", candidate.Concept.Icd10.Count > 0 ? candidate.Concept.Icd10[0].Value.AsSpan(0, 1) : "?");
        if (candidate == _rule)
        {
            bag.Add("rule", 2);
            bag.Add("rule|", both);
        }

        AddNumbers(bag, candidate, both);
        AddPlace(bag, candidate, both);
        foreach (Mention mention in candidate.Mentions.Take(3))
        {
            AddLead(bag, mention.Span.Start);
        }

        if (_clinics.Contains(candidate.Concept.Group))
        {
            bag.Add("clinic", 2);
            bag.Add("clinic|", sort);
        }
        else if (_clinics.Count > 0)
        {
            bag.Add("otherclinic|", sort);
        }
    }

    private static string Bucket(double share) => share switch { < 0.05 => "0", < 0.1 => "1", < 0.2 => "2", < 0.35 => "3", < 0.5 => "4", < 1 => "5", _ => "6" };

    private void AddNumbers(FeatureBag bag, PrimaryCandidate candidate, string both)
    {
        int count = candidate.Mentions.Count;
        bag.Add("count|", count switch { 1 => "1", 2 => "2", 3 => "3", <= 5 => "5", _ => "6" });
        bag.Add("most|" + both + "|", Bucket((double)count / _most));
        double ofGroup = _groups.GetValueOrDefault(candidate.Concept.Group) / (double)_findings;
        bag.Add("ofgroup", ofGroup);
        bag.Add("ofgroup|" + both + "|", Bucket(ofGroup));
        int rank = 0;
        int rankOfSort = 0;
        foreach (PrimaryCandidate other in _candidates)
        {
            if (other == candidate)
            {
                break;
            }

            rank++;
            rankOfSort += other.IsCondition == candidate.IsCondition ? 1 : 0;
        }

        bag.Add("rank|" + both + "|", Rank(rank));
        bag.Add("rankofsort|" + both + "|", Rank(rankOfSort));
    }

    private void AddPlace(FeatureBag bag, PrimaryCandidate candidate, string both)
    {
        foreach (string section in Telling)
        {
            if (FirstIn(candidate, section) is { } start)
            {
                int before = _firstIn[section].BinarySearch(start);
                bag.Add("in|" + section + "|" + both + "|", Rank(before));
                bag.Add("in|" + section + "|", Rank(before));
            }
        }

        int first = candidate.Mentions[0].Span.Start;
        bag.Add("start|" + both + "|", first - _firstMention < Early ? "early" : "late");
        bag.Add("quarter|" + both + "|", ((long)first * 4 / Math.Max(1, _text.Length)) switch { 0 => "1", 1 => "2", 2 => "3", _ => "4" });
    }

    private static int? FirstIn(PrimaryCandidate candidate, string section) => candidate.Mentions.FirstOrDefault(m => m.Section == section)?.Span.Start;

    private void AddLead(FeatureBag bag, int start)
    {
        ReadOnlySpan<char> before = _text.AsSpan(Math.Max(0, start - 60), Math.Min(start, 60));
        Span<char> lower = stackalloc char[32];
        for (int word = 0; word < LeadWords; word++)
        {
            before = before.TrimEnd();
            int space = before.LastIndexOfAny(" \n\t");
            ReadOnlySpan<char> last = before[(space + 1)..];
            if (last.IsEmpty)
            {
                return;
            }

            int length = last[..Math.Min(last.Length, lower.Length)].ToLowerInvariant(lower);
            bag.Add("lead|", lower[..length], 0.5);
            before = before[..(space + 1)];
        }
    }

    private static string Rank(int rank) => rank switch { 0 => "0", 1 => "1", 2 => "2", <= 4 => "4", _ => "5" };
}
