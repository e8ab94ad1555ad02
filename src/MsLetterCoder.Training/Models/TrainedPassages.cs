using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>The passage classifier. It learns from passages only and never from documents, so one training serves all folds of documents.</summary>
/// <param name="Model">The model, calibrated on writers it had not seen.</param>
/// <param name="Card">Its card.</param>
public sealed record TrainedPassages(LinearModel Model, ModelCard Card)
{
    private static readonly TrainingOptions Options = new() { L2 = 0.02, LeastExamples = 2, MaximumSteps = 120, Tolerance = 1e-3, Labels = [PassageFeatures.None, .. RedFlagTable.Keys.Order(StringComparer.Ordinal)] };

    /// <summary>Trains on passages.</summary>
    /// <param name="passages">What to learn from; two writers at least.</param>
    /// <param name="hashes">Hashes of their files, for the card.</param>
    /// <param name="seed">Seed, for the card: nothing here is random.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <exception cref="ArgumentException">Fewer than two writers.</exception>
    public static TrainedPassages Train(IReadOnlyList<GoldPassage> passages, IReadOnlyList<string> hashes, ulong seed, Action<string>? progress = null)
    {
        string[] writers = [.. passages.Select(p => p.Writer).Distinct().Order(StringComparer.Ordinal)];
        if (writers.Length < 2)
        {
            throw new ArgumentException("Passages need two writers: what one wrote is checked on what the other wrote.", nameof(passages));
        }

        progress?.Invoke($"model '{ModelNames.Passage}' on {passages.Count} passages of {writers.Length} writers");
        List<(string Writer, TrainingExample Example)> examples = [.. Examples(passages)];
        var heldOut = new List<ScoredExample>[writers.Length];
        for (int i = 0; i < writers.Length; i++)
        {
            LinearModel model = Fit([.. examples.Where(e => e.Writer != writers[i]).Select(e => e.Example)]);
            heldOut[i] = [.. examples.Where(e => e.Writer == writers[i]).Select(e => HeldOutExamples.Score(model, e.Example.Features, e.Example.Label))];
        }

        List<ScoredExample> scored = [.. heldOut.SelectMany(h => h)];
        LinearModel final = Fit([.. examples.Select(e => e.Example)]).With(Calibration.FitTemperature(scored));
        return new TrainedPassages(final, ModelTraining.Card(final, scored, hashes, seed));
    }

    private static LinearModel Fit(IReadOnlyList<TrainingExample> examples) => MultinomialTrainer.Train(ModelNames.Passage, PassageFeatures.Version, examples, Options);

    /// <summary>An example for each flag of a passage, which share its weight.</summary>
    private static IEnumerable<(string Writer, TrainingExample Example)> Examples(IReadOnlyList<GoldPassage> passages)
    {
        ClinicalKnowledge knowledge = ClinicalKnowledge.Load();
        var reader = new DocumentTextReader(knowledge);
        var bag = new FeatureBag(PassageFeatures.Dimension);
        foreach (GoldPassage passage in passages)
        {
            ReadText text = reader.Read(passage.Text, letter: false, [new TextRegion(new TextSpan(0, passage.Text.Length), RegionKind.Content)]);
            if (text.Tokens.Count == 0)
            {
                continue;
            }

            List<PhraseMatch> matches = knowledge.Matcher.Match(text.Tokens, letter: false);
            var words = new OwnWords(text, Clinical.Coding.TextField.Text, matches, [], []);
            var context = new FlagContext(words, knowledge.Matcher, WriterFinder.Find([words], knowledge.Matcher));
            bag.Clear();
            PassageFeatures.Add(bag, words, context, knowledge, new Passage(0, text.Tokens.Count));
            FeatureVector features = bag.ToVector(FeatureScaling.DampedUnitLength);
            string[] labels = passage.Flags.Count == 0 ? [PassageFeatures.None] : [.. passage.Flags];
            foreach (string label in labels)
            {
                yield return (passage.Writer, new TrainingExample(features, label, 1.0 / labels.Length));
            }
        }
    }
}
