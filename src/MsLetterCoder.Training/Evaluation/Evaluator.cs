using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>Scores the software on gold documents.</summary>
/// <param name="deriveCodes">The coding rules: from mentions, text and key of the main condition to the ICD-10 list; by them gold lists are made
/// of gold mentions.</param>
/// <param name="options">How to score.</param>
public sealed class Evaluator(Func<IReadOnlyList<Mention>, string, string?, IReadOnlyList<Icd10Entry>> deriveCodes, EvaluationOptions options)
{
    /// <summary>Scores one analyser on all documents.</summary>
    public EvaluationReport Evaluate(
        IReadOnlyList<GoldDocument> documents,
        Func<DocumentInput, DocumentAnalysis> analyse,
        CancellationToken cancellation = default)
    {
        var scores = new List<DocumentScore>(documents.Count);
        foreach (GoldDocument document in documents)
        {
            cancellation.ThrowIfCancellationRequested();
            scores.Add(Score(document, analyse(document.ToInput())));
        }

        return Report(scores);
    }

    /// <summary>Scores by cross-validation: each fold is read by an analyser that was made from all other folds.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="folds">For each document its fold (<see cref="Fitting.CrossValidation"/>).</param>
    /// <param name="train">Makes an analyser from training documents.</param>
    /// <param name="cancellation">Stops between documents.</param>
    /// <exception cref="ArgumentException">Documents and folds differ in number, or there is one fold only.</exception>
    public EvaluationReport CrossValidate(
        IReadOnlyList<GoldDocument> documents,
        IReadOnlyList<int> folds,
        Func<IReadOnlyList<GoldDocument>, Func<DocumentInput, DocumentAnalysis>> train,
        CancellationToken cancellation = default)
    {
        int[] distinct = [.. folds.Distinct().Order()];
        if (documents.Count != folds.Count || distinct.Length < 2)
        {
            throw new ArgumentException("Each document has a fold, and there are two or more.", nameof(folds));
        }

        var scores = new DocumentScore[documents.Count];
        foreach (int fold in distinct)
        {
            Func<DocumentInput, DocumentAnalysis> analyse = train([.. documents.Where((_, i) => folds[i] != fold)]);
            foreach (int i in Enumerable.Range(0, documents.Count).Where(i => folds[i] == fold))
            {
                cancellation.ThrowIfCancellationRequested();
                scores[i] = Score(documents[i], analyse(documents[i].ToInput()));
            }
        }

        return Report(scores);
    }

    private DocumentScore Score(GoldDocument gold, DocumentAnalysis said)
    {
        var score = new DocumentScore(gold, said, options.ShowErrors);
        FactScorer.Score(score);
        if (gold.Scope != GoldScope.Triage)
        {
            MentionScorer.Score(score, options.LeastConfidence);
        }

        if (gold.Scope == GoldScope.Document)
        {
            CodeScorer.Score(score, deriveCodes(gold.ToMentions(), gold.Text, gold.PrimaryKey));
        }

        TriageScorer.Score(score);
        return score;
    }

    private EvaluationReport Report(IReadOnlyList<DocumentScore> all)
    {
        DocumentScore[] scores = [.. all.Where(s => s.Gold.Scope == GoldScope.Document)];
        DocumentScore[] seen = [.. scores.Where(s => options.SeenHashes.Contains(s.Gold.Hash))];
        DocumentScore[] unseen = [.. scores.Where(s => !options.SeenHashes.Contains(s.Gold.Hash))];
        var groups = new List<GroupReport> { new GroupScorer(scores, options).Report("all") };
        if (seen.Length > 0)
        {
            groups.Add(new GroupScorer(seen, options).Report("seen"));
            groups.Add(new GroupScorer(unseen, options).Report("unseen"));
        }

        foreach (IGrouping<GoldScope, DocumentScore> parts in all.Where(s => s.Gold.Scope != GoldScope.Document).GroupBy(s => s.Gold.Scope))
        {
            groups.Add(new GroupScorer([.. parts], options).Report(parts.Key == GoldScope.Sentences ? GroupReport.Sentences : GroupReport.Triaged));
        }

        return new EvaluationReport
        {
            Seed = options.Seed,
            Resamples = options.Resamples,
            Groups = groups,
            Errors = [.. all.SelectMany(s => s.Errors)],
        };
    }
}
