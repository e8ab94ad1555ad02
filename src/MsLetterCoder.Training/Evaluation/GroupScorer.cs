using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>Adds the scores of single documents up to those of a group.</summary>
internal sealed class GroupScorer
{
    private readonly IReadOnlyList<DocumentScore> _documents;
    private readonly Bootstrap _bootstrap;

    /// <summary>Worst concepts that are named.</summary>
    private const int WorstListed = 10;

    public GroupScorer(IReadOnlyList<DocumentScore> documents, EvaluationOptions options)
    {
        _documents = documents;
        _bootstrap = new Bootstrap(documents.Count, options.Resamples, options.Seed);
    }

    public GroupReport Report(string name) => new()
    {
        Name = name,
        Documents = _documents.Count,
        Mentions =
        [
            Mentions("all", _ => true),
            .. Enum.GetValues<DocumentKind>().Select(kind => Mentions(Labels.Of(kind), d => d.Gold.Kind == kind)),
        ],
        Codes = Codes(),
        Kind = Rate("kind", Measure.Kind),
        KindConfusion = ConfusionCell.Of(_documents.Select(d => (Labels.Of(d.Gold.Kind), Labels.Of(d.Said.Kind)))),
        Facts = [.. FactScorer.Facts.Select(f => Fact(f.Name, f.Measure))],
        Triage = Triage(),
    };

    private MentionReport Mentions(string scope, Predicate<DocumentScore> inScope)
    {
        DocumentScore[] documents = [.. _documents.Where(d => inScope(d))];
        List<MatchScore> concepts = ByLabel(documents, d => d.Concepts);
        return new MentionReport
        {
            Scope = scope,
            Strict = Match("mentions strict", Measure.MentionsStrict, inScope),
            Lenient = Match("mentions lenient", Measure.MentionsLenient, inScope),
            DocumentPairs = Match("document concept and context", Measure.DocumentPairs, inScope),
            DocumentPresent = Match("document concepts present", Measure.DocumentPresent, inScope),
            Contexts = ByLabel(documents, d => d.Contexts),
            ContextConfusion = ConfusionCell.Of(documents.SelectMany(d => d.ContextPairs)),
            Concepts = concepts,
            Sections = Sections(documents),
            WorstConcepts = [.. concepts.Where(c => c.Missed + c.Spurious > 0).OrderByDescending(c => c.Missed + c.Spurious).ThenBy(c => c.Name, StringComparer.Ordinal).Take(WorstListed)],
            Calibration = Reliability.Of([.. documents.SelectMany(d => d.MentionAnswers)]),
        };
    }

    private static List<SectionScore> Sections(IEnumerable<DocumentScore> documents) =>
    [
        .. documents.SelectMany(d => d.Sections)
            .AggregateBy(
                pair => pair.Key,
                (Strict: default(MatchCounts), Lenient: default(MatchCounts)),
                (sum, pair) => (sum.Strict + pair.Value.Strict, sum.Lenient + pair.Value.Lenient))
            .OrderBy(pair => Labels.TryRead(pair.Key, out Section section) ? (int)section : int.MaxValue)
            .Select(pair => new SectionScore(pair.Key, MatchScore.Of("mentions strict", pair.Value.Strict), MatchScore.Of("mentions lenient", pair.Value.Lenient))),
    ];

    private CodeReport Codes() => new()
    {
        Primary = Rate("primary code", Measure.PrimaryCode),
        Secondary = Match("secondary codes", Measure.SecondaryCodes),
        Codes = ByLabel(_documents, d => d.Codes),
        Calibration = Reliability.Of([.. _documents.SelectMany(d => d.CodeAnswers)]),
    };

    private FactReport Fact(string name, Measure measure)
    {
        ILookup<FactOutcome, DocumentScore> outcomes = _documents.ToLookup(d => d.Facts[measure]);
        RateScore accuracy = Rate(name, measure);
        return new FactReport
        {
            Accuracy = accuracy,
            Stated = accuracy.Cases,
            Right = outcomes[FactOutcome.Right].Count(),
            Wrong = outcomes[FactOutcome.Wrong].Count(),
            Missed = outcomes[FactOutcome.Missed].Count(),
            Spurious = outcomes[FactOutcome.Spurious].Count(),
        };
    }

    private TriageReport Triage()
    {
        (Urgency Gold, Urgency Said)?[] grades = [.. _documents.Select(d => d.Urgency)];
        (Urgency Gold, Urgency Said)[] messages = [.. grades.OfType<(Urgency, Urgency)>()];
        MatchCounts urgent = Sum(Measure.UrgentFound);
        return new TriageReport
        {
            Messages = messages.Length,
            NotQueued = _documents.Count(d => d.Urgency is not null && d.Said.Triage is null),
            Urgency = Rate("urgency", Measure.Urgency),
            Kappa = Kappa(messages),
            KappaInterval = _bootstrap.Of(sample => Kappa(sample.Select(i => grades[i]).OfType<(Urgency, Urgency)>())),
            UnderTriage = Rate("under-triage", Measure.UnderTriage),
            OverTriage = Rate("over-triage", Measure.OverTriage),
            UrgentSensitivity = RateScore.Of(
                "emergency and same_day sensitivity", urgent, Interval.Wilson(urgent.Found, urgent.Found + urgent.Missed)),
            Emergencies = messages.Count(m => m.Gold == Urgency.Emergency),
            EmergenciesBelowSameDay = messages.Count(m => m.Gold == Urgency.Emergency && m.Said < Urgency.SameDay),
            UrgencyConfusion = ConfusionCell.Of(messages.Select(m => (Labels.Of(m.Gold), Labels.Of(m.Said)))),
            RedFlags = Match("red flags", Measure.RedFlags),
            Flags = ByLabel(_documents, d => d.Flags),
            MainCategory = Rate("main category", Measure.MainCategory),
            Categories = Match("categories", Measure.Categories),
            CategoryLabels = ByLabel(_documents, d => d.Categories),
            ReplyNotNeeded = Match("reply_needed no", Measure.ReplyNotNeeded),
            Calibration = Reliability.Of([.. _documents.Select(d => d.UrgencyAnswer).OfType<(double, bool)>()]),
        };
    }

    private static double? Kappa(IEnumerable<(Urgency Gold, Urgency Said)> grades) =>
        Agreement.QuadraticKappa(grades.Select(g => ((int)g.Gold, (int)g.Said)), Enum.GetValues<Urgency>().Length);

    private MatchScore Match(string name, Measure measure, Predicate<DocumentScore>? inScope = null)
    {
        MatchCounts[] counts = [.. _documents.Select(d => inScope is null || inScope(d) ? d[measure] : default)];
        return MatchScore.Of(name, counts.Aggregate(default(MatchCounts), (sum, c) => sum + c), _bootstrap.Of(counts, c => c.F1));
    }

    private RateScore Rate(string name, Measure measure) =>
        RateScore.Of(name, Sum(measure), _bootstrap.Of([.. _documents.Select(d => d[measure])], c => c.Recall));

    private MatchCounts Sum(Measure measure) => _documents.Aggregate(default(MatchCounts), (sum, d) => sum + d[measure]);

    private static List<MatchScore> ByLabel(IEnumerable<DocumentScore> documents, Func<DocumentScore, Dictionary<string, MatchCounts>> counts) =>
    [
        .. documents.SelectMany(counts)
            .AggregateBy(pair => pair.Key, default(MatchCounts), (sum, pair) => sum + pair.Value)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => MatchScore.Of(pair.Key, pair.Value)),
    ];
}
