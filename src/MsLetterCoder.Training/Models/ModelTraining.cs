using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>Trains every learned part from gold documents, deterministically. Models that build on others' answers (mention, primary, urgency, category, reply) learn from answers that folds gave on
/// documents they had not seen, so that they meet in training the mistakes they will meet in use.</summary>
public sealed class ModelTraining
{
    /// <summary>Gold documents that training needs at least.</summary>
    public const int LeastDocuments = 10;

    private const int Folds = 5;

    private readonly IReadOnlyList<GoldDocument> _documents;
    private readonly IReadOnlyList<GoldDocument> _sentences;
    private readonly IReadOnlyList<GoldDocument> _triaged;
    private readonly ulong _seed;
    private readonly PassageTraining? _passages;
    private readonly Action<string> _progress;

    private ModelTraining(IReadOnlyList<GoldDocument> documents, ulong seed, PassageTraining? passages, Action<string> progress)
    {
        _documents = Of(documents, GoldScope.Document);
        _sentences = Of(documents, GoldScope.Sentences);
        _triaged = Of(documents, GoldScope.Triage);
        _seed = seed;
        _passages = passages;
        _progress = progress;
    }

    /// <summary>Trains on all documents.</summary>
    /// <param name="documents">Gold documents, sentences for phrases and contexts, and triaged messages for triage; locked ones are refused.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <param name="passages">How to train the passage classifier; null for models without one.</param>
    /// <param name="progress">Told what is being done, in words without text of documents.</param>
    /// <exception cref="ArgumentException">A document is of the locked split.</exception>
    /// <exception cref="TrainingException">There are too few documents, or too few of a label.</exception>
    public static TrainedModels Train(IReadOnlyList<GoldDocument> documents, ulong seed, PassageTraining? passages = null, Action<string>? progress = null)
    {
        if (documents.FirstOrDefault(d => d.Locked) is { } locked)
        {
            throw new ArgumentException($"{locked.Id} is of the locked split and is never trained on.", nameof(documents));
        }

        return Missing(documents, seed) is { Count: > 0 } missing
            ? throw new TrainingException($"The corpus is too small to train on. {string.Join(". ", missing)}.")
            : new ModelTraining(documents, seed, passages, progress ?? (_ => { })).Run();
    }

    /// <summary>What these documents lack for training, a sentence for each label of which there are too few; empty where nothing does.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<GoldDocument> documents, ulong seed) =>
        TrainingNeeds.Missing(Of(documents, GoldScope.Document), LeastDocuments, Folds, seed, seed + 1);

    private static IReadOnlyList<GoldDocument> Of(IReadOnlyList<GoldDocument> documents, GoldScope scope) => [.. documents.Where(d => d.Scope == scope).OrderBy(d => d.Id, StringComparer.Ordinal)];

    private TrainedModels Run()
    {
        var heldOut = new HeldOutExamples();
        IReadOnlyList<int> foldOf = CrossValidation.Assign(_documents, Folds, _seed);
        int[] folds = [.. foldOf.Distinct().Order()];
        var byFold = new HeldOutExamples[folds.Length];

        // Folds know nothing of each other: they may run side by side, and are put together in their order.
        Parallel.For(0, folds.Length, i => byFold[i] = AnswersOf(folds[i], foldOf));
        foreach (HeldOutExamples answers in byFold)
        {
            heldOut.Append(answers);
        }

        _progress("final models");
        IReadOnlyList<HarvestedPhrase> harvested = Harvester.Harvest([.. _documents, .. _sentences]);
        ClinicalKnowledge all = ClinicalKnowledge.Load(harvested);
        LinearModel finalContext = Calibrated(Fit(ModelNames.Context, ContextFeatures.Version, ContextExamples.Of([.. _documents, .. _sentences], all), ContextOptions), heldOut.Context);
        LinearModel finalKind = Calibrated(Fit(ModelNames.Kind, KindFeatures.Version, KindExamples.Of([.. _documents, .. _triaged]), KindOptions), heldOut.Kind);
        StackedModel mention = Stacked(ModelNames.Mention, MentionFeatures.Version, heldOut.Mentions, new TrainingOptions { L2 = 2, Labels = [MentionFeatures.Wrong, MentionFeatures.Right] });
        StackedModel primary = Stacked(ModelNames.Primary, PrimaryFeatures.Version, heldOut.Primary, new TrainingOptions { L2 = 1, Labels = [PrimaryFeatures.Wrong, PrimaryFeatures.Right] });
        StackedModel urgency = Stacked(ModelNames.Urgency, Clinical.Triage.TriageFeatures.Version, heldOut.Urgency, new TrainingOptions { L2 = 0.05, Labels = Labels.All<Clinical.Triage.Urgency>() });
        StackedModel category = Stacked(ModelNames.Category, Clinical.Triage.TriageFeatures.Version, heldOut.Category, new TrainingOptions { L2 = 0.03, Labels = Clinical.Triage.Categories.All });
        StackedModel reply = Stacked(ModelNames.Reply, Clinical.Triage.TriageFeatures.Version, heldOut.Reply, new TrainingOptions { L2 = 0.1, Labels = ["no", "yes"] });
        (List<HeldOutExample> codes, List<(double Confidence, bool Right)> bestMention) = new CodeExamples(all, FoldById(), mention, primary).Of(heldOut.Letters);
        StackedModel? code = InTwoFolds(codes, FoldById()) ? Stacked(ModelNames.Code, CodeFeatures.Version, codes, new TrainingOptions { L2 = 3, Labels = [CodeFeatures.Wrong, CodeFeatures.Right] }) : null;
        UrgencyCostChoice cost = UrgencyCostChoice.Of(urgency);
        var models = new ClinicalModels
        {
            Kind = finalKind,
            Context = finalContext,
            Mention = mention.Model,
            Passage = _passages?.Model,
            Primary = primary.Model,
            Code = code?.Model,
            Urgency = urgency.Model,
            UrgencyCost = cost.Cost,
            Category = category.Model,
            Reply = reply.Model,
            Harvested = harvested,
        };
        var cards = new SortedDictionary<string, ModelCard>(StringComparer.Ordinal)
        {
            [ModelNames.Kind] = Card(finalKind, heldOut.Kind),
            [ModelNames.Context] = Card(finalContext, heldOut.Context),
            [ModelNames.Mention] = Card(mention.Model, mention.HeldOut),
            [ModelNames.Primary] = Card(primary.Model, primary.HeldOut),
            [ModelNames.Urgency] = With(Card(urgency.Model, urgency.HeldOut), ("missed_cost", cost.Cost.Missed), ("missed_cost_sensitivity", cost.Sensitivity), ("missed_cost_over_triage", cost.OverTriage)),
            [ModelNames.Category] = Card(category.Model, category.HeldOut),
            [ModelNames.Reply] = Card(reply.Model, reply.HeldOut),
        };
        if (code is not null)
        {
            cards.Add(ModelNames.Code, CodeCard.Of(code, bestMention, Hashes(), _seed));
        }

        if (_passages is not null)
        {
            cards.Add(ModelNames.Passage, _passages.Card(_seed));
        }

        return new TrainedModels(models, cards);
    }

    private HeldOutExamples AnswersOf(int fold, IReadOnlyList<int> foldOf)
    {
        _progress($"fold {fold + 1}: models for what the later models learn from");
        List<GoldDocument> seen = [.. _documents.Where((_, i) => foldOf[i] != fold)];
        List<GoldDocument> unseen = [.. _documents.Where((_, i) => foldOf[i] == fold)];
        ClinicalKnowledge knowledge = ClinicalKnowledge.Load(Harvester.Harvest([.. seen, .. _sentences]));
        LinearModel context = Fit(ModelNames.Context, ContextFeatures.Version, ContextExamples.Of([.. seen, .. _sentences], knowledge), ContextOptions);
        LinearModel kind = Fit(ModelNames.Kind, KindFeatures.Version, KindExamples.Of([.. seen, .. _triaged]), KindOptions);
        var answers = new HeldOutExamples();
        answers.Add(unseen, knowledge, context, kind, _passages?.Model);

        // No fold has seen the triaged messages: each reads its share.
        answers.AddTriage([.. _triaged.Where((_, i) => i % Folds == fold)], knowledge, context, _passages?.Model);
        return answers;
    }

    private static TrainingOptions ContextOptions { get; } = new() { L2 = 2, Labels = Labels.All<MentionContext>(), LeastExamples = 2 };

    private static TrainingOptions KindOptions { get; } = new() { L2 = 0.05, Labels = Labels.All<DocumentKind>(), Balance = true, LeastExamples = 2 };

    private static LinearModel Fit(string name, string version, IReadOnlyList<TrainingExample> examples, TrainingOptions options) =>
        MultinomialTrainer.Train(name, version, examples, options);

    /// <summary>Trains on all examples, calibrated on the answers of folds: the examples come from documents their makers had not seen.</summary>
    private StackedModel Stacked(string name, string version, List<HeldOutExample> examples, TrainingOptions options)
    {
        _progress($"model '{name}' on {examples.Count} examples");
        IReadOnlyDictionary<string, int> foldById = FoldById();
        var scored = new List<ScoredExample>();
        var byFold = new Dictionary<int, LinearModel>();
        if (!InTwoFolds(examples, foldById))
        {
            throw new TrainingException($"The corpus is too small to train on. Model '{name}': {examples.Count} examples, all from one writer's documents; another's are needed.");
        }

        foreach (int fold in foldById.Values.Distinct().Order())
        {
            List<TrainingExample> seen = [.. examples.Where(e => foldById[e.DocumentId] != fold).Select(e => new TrainingExample(e.Features, e.Label))];
            LinearModel model = Fit(name, version, seen, options);
            byFold.Add(fold, model);
            scored.AddRange(examples.Where(e => foldById[e.DocumentId] == fold).Select(e => HeldOutExamples.Score(model, e.Features, e.Label)));
        }

        LinearModel final = Fit(name, version, [.. examples.Select(e => new TrainingExample(e.Features, e.Label))], options);
        LinearModel calibrated = Calibrated(final, scored);
        return new StackedModel(calibrated, scored, byFold.ToDictionary(pair => pair.Key, pair => pair.Value.With(calibrated.Calibration)));
    }

    /// <summary>Whether some examples can be learned from while others are kept back.</summary>
    private static bool InTwoFolds(IEnumerable<HeldOutExample> examples, IReadOnlyDictionary<string, int> foldById) => examples.Select(e => foldById[e.DocumentId]).Distinct().Take(2).Count() == 2;

    /// <summary>Folds of what is stacked; others than those whose answers it learns from.</summary>
    private Dictionary<string, int> FoldById()
    {
        IEnumerable<(GoldDocument Document, int Fold)> folds = _documents.Zip(CrossValidation.Assign(_documents, Folds, _seed + 1)).Concat(_triaged.Zip(CrossValidation.Assign(_triaged, Folds, _seed + 1)));
        return folds.ToDictionary(p => p.Document.Id, p => p.Fold, StringComparer.Ordinal);
    }

    private static LinearModel Calibrated(LinearModel model, List<ScoredExample> heldOut) => model.With(Calibration.FitTemperature(heldOut));

    private ModelCard Card(LinearModel model, List<ScoredExample> heldOut) => Card(model, heldOut, Hashes(), _seed);

    private static ModelCard With(ModelCard card, params (string Name, double Value)[] scores) =>
        card with { Scores = new SortedDictionary<string, double>(card.Scores.Concat(scores.Select(s => KeyValuePair.Create(s.Name, Math.Round(s.Value, 4)))).ToDictionary(), StringComparer.Ordinal) };

    private string[] Hashes() => [.. _documents.Concat(_sentences).Concat(_triaged).Select(d => d.Hash).Distinct()];

    /// <summary>The card of a model with its answers for examples it had not seen.</summary>
    internal static ModelCard Card(LinearModel model, List<ScoredExample> heldOut, IReadOnlyList<string> hashes, ulong seed)
    {
        List<(double Confidence, bool Right)> answers = Answers(heldOut, model.Calibration);
        var scores = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["accuracy"] = Math.Round(answers.Count(a => a.Right) / (double)answers.Count, 4),
            ["examples"] = answers.Count,
        };
        return ModelCard.Of(model, hashes, seed, scores, answers, Answers(heldOut, ScoreCalibration.None));
    }

    private static List<(double Confidence, bool Right)> Answers(List<ScoredExample> heldOut, ScoreCalibration calibration) =>
    [
        .. heldOut.Select(example =>
        {
            double[] probabilities = [.. example.Scores];
            calibration.Apply(probabilities);
            int best = Array.IndexOf(probabilities, probabilities.Max());
            return (probabilities[best], best == example.Label);
        }),
    ];
}
