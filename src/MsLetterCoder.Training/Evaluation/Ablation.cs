using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>Scores the program with its parts added one by one, so that each shows what it earns; the models are those of the fold, trained once.</summary>
public sealed class Ablation
{
    private static readonly string[] Parts = ["lexicon", "+ damaged words", "+ abbreviations", "+ harvested phrases", "+ context classifier"];

    private static readonly Measure[] Measures = [Measure.MentionsStrict, Measure.MentionsLenient, Measure.DocumentPresent];

    private readonly SortedDictionary<(int Part, int Scope, int Measure), MatchCounts> _counts = [];

    /// <summary>Reads documents that the models have not seen with each set of parts, and counts.</summary>
    public void Add(IReadOnlyList<GoldDocument> unseen, ClinicalModels models, CancellationToken cancellation = default)
    {
        for (int part = 0; part < Parts.Length; part++)
        {
            DocumentAnalyser analyser = Analyser(part, models);
            foreach (GoldDocument document in unseen.Where(d => d.Scope != GoldScope.Triage))
            {
                var score = new DocumentScore(document, analyser.Analyse(document.ToInput(), cancellation), showErrors: false);
                MentionScorer.Score(score, leastConfidence: 0);
                foreach (int scope in document.Scope == GoldScope.Sentences ? (int[])[Scopes.Length - 1] : [0, 1 + (int)document.Kind])
                {
                    for (int measure = 0; measure < Measures.Length; measure++)
                    {
                        (int, int, int) at = (part, scope, measure);
                        _counts[at] = _counts.GetValueOrDefault(at) + score[Measures[measure]];
                    }
                }
            }
        }
    }

    /// <summary>What was counted: the parts in order for all documents, then for each kind and for sentences.</summary>
    public IReadOnlyList<AblationScore> Scores() =>
    [
        .. from scope in Enumerable.Range(0, Scopes.Length)
           from part in Enumerable.Range(0, Parts.Length)
           where _counts.ContainsKey((part, scope, 0))
           select new AblationScore(
               Parts[part],
               Scopes[scope],
               MatchScore.Of("mentions strict", _counts[(part, scope, 0)]),
               MatchScore.Of("mentions lenient", _counts[(part, scope, 1)]),
               MatchScore.Of("document concepts present", _counts[(part, scope, 2)])),
    ];

    private static string[] Scopes { get; } = ["all", .. Enum.GetValues<DocumentKind>().Select(k => Labels.Of(k)), GroupReport.Sentences];

    private static DocumentAnalyser Analyser(int parts, ClinicalModels models)
    {
        ClinicalKnowledge knowledge = ClinicalKnowledge.Load(
            parts >= 3 ? models.Harvested : [],
            parts >= 1 ? WordRepairs.All : WordRepairs.None,
            abbreviations: parts >= 2);
        return new DocumentAnalyser(knowledge, models, contextByRules: parts < 4);
    }
}
