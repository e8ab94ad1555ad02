using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What speaks for a candidate being the main condition of a letter: the rule's verdict, where, how often and with what words it is named, what else the letter is about, what clinic wrote it.</summary>
internal sealed class PrimaryFeatures
{
    /// <summary>Changes whenever the features do.</summary>
    public const string Version = "primary2";

    /// <summary>Size of the feature space.</summary>
    public const int Dimension = 1 << 14;

    /// <summary>Label of the main condition.</summary>
    public const string Right = "main";

    /// <summary>Label of any other condition.</summary>
    public const string Wrong = "other";

    /// <summary>Characters after the first mention that count as the beginning.</summary>
    private const int Early = 300;

    private static readonly string[] Telling = [Labels.Of(Section.Diagnosis), Labels.Of(Section.Impression), Labels.Of(Section.History), Labels.Of(Section.Plan), Labels.Of(Section.PastHistory)];

    private readonly string _text;
    private readonly IReadOnlyList<PrimaryCandidate> _candidates;
    private readonly PrimaryCandidate _rule;
    private readonly PrimaryCandidate? _titled;
    private readonly PrimarySurroundings _surroundings;
    private readonly PrimaryLetter _letter;
    private readonly int _most;
    private readonly int _all;
    private readonly int _firstMention;
    private readonly Dictionary<string, List<int>> _firstIn; // for each telling section, where each candidate is first named there, ascending

    public PrimaryFeatures(ClinicalKnowledge knowledge, string text, IReadOnlyList<Mention> mentions, IReadOnlyList<PrimaryCandidate> candidates, PrimaryCandidate rule)
    {
        _text = text;
        Mention[] own = [.. mentions.Where(m => m.In == TextField.Text)];
        _candidates = candidates;
        _rule = rule;
        _titled = PrimaryRule.Titled(text, candidates);
        _surroundings = new PrimarySurroundings(knowledge, text, own);
        _letter = new PrimaryLetter(knowledge, text, mentions, candidates);
        _most = candidates.Max(c => c.Mentions.Count);
        _all = candidates.Sum(c => c.Mentions.Count);
        _firstMention = own.Length > 0 ? own[0].Span.Start : 0;
        _firstIn = Telling.ToDictionary(s => s, s => candidates.Select(c => FirstIn(c, s)).OfType<int>().Order().ToList(), StringComparer.Ordinal);
    }

    /// <summary>Adds the features of one candidate to a cleared bag.</summary>
    public void Add(FeatureBag bag, PrimaryCandidate candidate)
    {
        string sort = candidate.IsMs ? "ms" : candidate.IsDemyelinating ? "demyelinating" : candidate.IsCondition ? "condition" : candidate.Concept.Icd10.Count == 0 ? "ask" : "symptom";
        string both = $"{sort}|{(_letter.HasMs ? "ms" : "no")}";
        bag.Add("sort|", both);
        bag.Add("sort|ms|", $"{sort}|{_letter.Ms}");
        bag.Add("sort|clinic|", $"{sort}|{_letter.Clinic}");
        bag.Add("group|", candidate.Concept.Group);
        bag.Add("key|", candidate.Concept.Key, 0.5);
        bag.Add("chapter|", candidate.Concept.Icd10.Count > 0 ? candidate.Concept.Icd10[0].Value.AsSpan(0, 1) : "?");
        if (candidate == _rule)
        {
            bag.Add("rule", 2);
            bag.Add("rule|", both);
            bag.Add("rule|ms|", $"{sort}|{_letter.Ms}");
        }

        AddLetter(bag, candidate, sort);
        AddNumbers(bag, candidate, both);
        AddPlace(bag, candidate, both);
        _surroundings.Add(bag, candidate, sort);
    }

    private static string Bucket(double share) => share switch { < 0.05 => "0", < 0.1 => "1", < 0.2 => "2", < 0.35 => "3", < 0.5 => "4", < 1 => "5", _ => "6" };

    private static string Few(int count) => count switch { 0 => "0", 1 => "1", 2 => "2", <= 5 => "5", _ => "6" };

    private void AddLetter(FeatureBag bag, PrimaryCandidate candidate, string sort)
    {
        if (_letter.Clinics.Contains(candidate.Concept.Group))
        {
            bag.Add("clinic", 2);
            bag.Add("clinic|", sort);
        }
        else if (_letter.Clinics.Count > 0)
        {
            bag.Add("otherclinic|", sort);
        }

        if (_letter.Title.Contains(candidate.Concept.Group))
        {
            bag.Add("title", 1);
            bag.Add("title|", sort);
        }
        else if (_letter.Title.Count > 0)
        {
            bag.Add("othertitle|", sort);
        }

        if (candidate == _titled)
        {
            bag.Add("titled", 2);
            bag.Add("titled|", $"{sort}|{_letter.Clinic}");
        }

        if (_letter.HasConditionOf(candidate))
        {
            bag.Add("hascondition|", sort);
        }

        if (PrimaryRule.IsIntegral(candidate, _candidates))
        {
            bag.Add("integral|", sort);
        }

        if (_letter.HasSpecificOf(candidate))
        {
            bag.Add("hasspecific", 1);
        }

        if (candidate.IsMs)
        {
            bag.Add("drugs|", Few(_letter.Drugs));
            bag.Add("relapses|", Few(_letter.Relapses));
            bag.Add("edss|", _letter.HasEdss ? "yes" : "no");
            bag.Add("doubts", Math.Min(1, _letter.Doubts / (double)candidate.Mentions.Count));
        }

        foreach (MentionContext other in _letter.OtherContexts(candidate))
        {
            bag.Add("also|" + sort + "|", Labels.Of(other));
        }
    }

    private void AddNumbers(FeatureBag bag, PrimaryCandidate candidate, string both)
    {
        int count = candidate.Mentions.Count;
        bag.Add("count|", Few(count));
        bag.Add("most|" + both + "|", Bucket((double)count / _most));
        bag.Add("share|" + both + "|", Bucket((double)count / _all));
        double ofGroup = _letter.ShareOf(candidate.Concept.Group);
        bag.Add("ofgroup", ofGroup);
        bag.Add("ofgroup|" + both + "|", Bucket(ofGroup));
        if (_letter.MsCandidate is { } ms && ms != candidate)
        {
            bag.Add("toms|" + both + "|", count.CompareTo(ms.Mentions.Count) switch { < 0 => "fewer", 0 => "same", _ => "more" });
            bag.Add("toms|" + both + "|", candidate.Mentions[0].Span.Start < ms.Mentions[0].Span.Start ? "before" : "behind");
        }

        (double best, double none) = (0, 1);
        foreach (Mention mention in candidate.Mentions)
        {
            (best, none) = (Math.Max(best, mention.Confidence.Value), none * (1 - mention.Confidence.Value));
        }

        bag.Add("best", best);
        bag.Add("any", 1 - none);
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

    private static string Rank(int rank) => rank switch { 0 => "0", 1 => "1", 2 => "2", <= 4 => "4", _ => "5" };
}
