using MsLetterCoder.App.Models;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Evaluation;
using MsLetterCoder.Training.Fitting;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.App.Commands;

/// <summary>Trains models with nurses' grades besides the corpus, and lets them be accepted only where no floor breaks.</summary>
internal static class FeedbackTraining
{
    private const ulong EvaluationSeed = 1;

    /// <summary>Cross-validates on the corpus with the feedback in every training part, checks the floors, and only then trains on everything and writes the candidate.</summary>
    /// <param name="corpus">The corpus: documents, sentences and triaged messages that may be trained on.</param>
    /// <param name="feedback">Nurses' grades.</param>
    /// <param name="passages">How to train the passage classifier.</param>
    /// <param name="facts">Excerpts for the facts' floors.</param>
    /// <param name="floors">File of least scores.</param>
    /// <param name="folds">Folds of the cross-validation.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="target">Where the candidate goes.</param>
    /// <param name="output">Told what is done; nothing of any message.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>An exit code.</returns>
    public static int Run(
        IReadOnlyList<GoldDocument> corpus, IReadOnlyList<GoldDocument> feedback, PassageTraining passages, IReadOnlyList<FactExcerpt> facts, string floors, int folds, ulong seed, LocalModels target, TextWriter output,
        CancellationToken cancellation)
    {
        List<GoldDocument>[] scopes = [.. corpus.GroupBy(d => d.Scope).OrderBy(g => g.Key).Select(g => g.ToList())];
        var engine = new Icd10Engine(ConceptInventory.Load());
        var evaluator = new Evaluator((mentions, text, primary) => engine.Derive(text, mentions, primary).List, new EvaluationOptions { Seed = EvaluationSeed });
        EvaluationReport report = evaluator.CrossValidate(
            [.. scopes.SelectMany(s => s)],
            [.. scopes.SelectMany(s => CrossValidation.Assign(s, folds, EvaluationSeed))],
            training =>
            {
                output.WriteLine($"training on {training.Count} documents of the corpus and {feedback.Count} graded messages");
                DocumentAnalyser analyser = Analyser(ModelTraining.Train([.. training, .. feedback], EvaluationSeed, passages).Models);
                return input => analyser.Analyse(input, cancellation);
            },
            cancellation);
        TrainedModels trained = ModelTraining.Train([.. corpus, .. feedback], seed, passages, output.WriteLine);
        if (facts.Count > 0)
        {
            report = report with { Facts = FactExcerptScorer.Score(facts, Analyser(trained.Models).FactsOfLetter, null) };
        }

        if (ScoreFloors.Check(floors, report, output) != ExitCodes.Good)
        {
            output.WriteLine("A floor is broken: nothing was written. The grades make the program worse on the corpus; look at 'feedback report'.");
            return ExitCodes.Failed;
        }

        target.WriteCandidate(trained.Files());
        output.WriteLine($"Written to {target.CandidatePath}. They serve once an administrator says so: 'models accept --by WHO', then start anew.");
        return ExitCodes.Good;
    }

    private static DocumentAnalyser Analyser(ClinicalModels models) => new(ClinicalKnowledge.Load(models.Harvested), models);
}
