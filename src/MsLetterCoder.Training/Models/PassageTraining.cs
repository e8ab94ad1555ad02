using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>
/// Trains the passage classifier on passages written for it, and calibrates it on passages of writers it had not seen. It never sees a gold document: what it says of one is the answer to an unseen
/// text, in training as in use, so that the classifiers of whole messages can build on it, and one model serves all folds of documents.
/// </summary>
public sealed class PassageTraining
{
    private readonly DocumentTextReader _reader;
    private readonly ClinicalKnowledge _knowledge;
    private readonly IReadOnlyList<string> _hashes;
    private readonly List<ScoredExample> _heldOut;

    /// <summary>Reads the passages and calibrates on each writer in turn.</summary>
    /// <param name="passages">What to learn from; two writers at least.</param>
    /// <param name="hashes">Hashes of their files, for the card.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <exception cref="TrainingException">Fewer than two writers.</exception>
    public PassageTraining(IReadOnlyList<GoldPassage> passages, IReadOnlyList<string> hashes, Action<string>? progress = null)
    {
        string[] writers = [.. passages.Select(p => p.Writer).Distinct().Order(StringComparer.Ordinal)];
        if (writers.Length < 2)
        {
            throw new TrainingException("Passages need two writers: what one wrote is checked on what the other wrote.");
        }

        progress?.Invoke($"model '{ModelNames.Passage}' on {passages.Count} passages of {writers.Length} writers");
        _knowledge = ClinicalKnowledge.Load();
        _reader = new DocumentTextReader(_knowledge);
        _hashes = hashes;
        List<(string Writer, TrainingExample Example)> examples = [.. passages.SelectMany(p => Examples(p).Select(e => (p.Writer, e)))];
        var heldOut = new List<ScoredExample>[writers.Length];
        LinearModel? all = null;
        Parallel.For(-1, writers.Length, i =>
        {
            if (i < 0)
            {
                all = Fit([.. examples.Select(e => e.Example)]);
                return;
            }

            LinearModel model = Fit([.. examples.Where(e => e.Writer != writers[i]).Select(e => e.Example)]);
            heldOut[i] = [.. examples.Where(e => e.Writer == writers[i]).Select(e => HeldOutExamples.Score(model, e.Example.Features, e.Example.Label))];
        });
        _heldOut = [.. heldOut.SelectMany(h => h)];
        Model = all!.With(Calibration.FitTemperature(_heldOut));
    }

    /// <summary>Reads the passages of a corpus folder; null where it has none.</summary>
    /// <param name="corpus">Folder of gold documents, with <c>passages/*.tsv</c> below it.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <exception cref="TrainingException">Fewer than two writers.</exception>
    public static PassageTraining? Of(string corpus, Action<string> progress)
    {
        IReadOnlyList<GoldPassage> passages = PassageFile.ReadAll(corpus);
        return passages.Count == 0 ? null : new PassageTraining(passages, PassageFile.Hashes(corpus), progress);
    }

    private static TrainingOptions Options { get; } = new()
    {
        L2 = 0.02,
        LeastExamples = 3,
        PruneBelow = 0.01,
        MaximumSteps = 100,
        Tolerance = 1e-3,
        Labels = [PassageFeatures.None, .. RedFlagTable.Keys.Order(StringComparer.Ordinal)],
    };

    /// <summary>The model.</summary>
    public LinearModel Model { get; }

    /// <summary>Its card.</summary>
    internal ModelCard Card(ulong seed) => ModelTraining.Card(Model, _heldOut, _hashes, seed);

    private static LinearModel Fit(IReadOnlyList<TrainingExample> examples) => MultinomialTrainer.Train(ModelNames.Passage, PassageFeatures.Version, examples, Options);

    /// <summary>An example for each flag of a passage, which share its weight.</summary>
    private IEnumerable<TrainingExample> Examples(GoldPassage passage)
    {
        string[] labels = passage.Flags.Count == 0 ? [PassageFeatures.None] : [.. passage.Flags];
        OwnWords words = Read(passage.Text, [new TextRegion(new TextSpan(0, passage.Text.Length), RegionKind.Content)]);
        return words.Text.Tokens.Count == 0 ? [] : Features(words, [new Passage(0, words.Text.Tokens.Count)]).SelectMany(f => labels.Select(label => new TrainingExample(f, label, 1.0 / labels.Length)));
    }

    private OwnWords Read(string text, IReadOnlyList<TextRegion> regions)
    {
        ReadText read = _reader.Read(text, letter: false, regions);
        return new OwnWords(read, Clinical.Coding.TextField.Text, _knowledge.Matcher.Match(read.Tokens, letter: false), [], []);
    }

    private IEnumerable<FeatureVector> Features(OwnWords words, IEnumerable<Passage> passages)
    {
        FlagContext context = FlagContext.Of([words], _knowledge.Matcher)[0].Context;
        var bag = new FeatureBag(PassageFeatures.Dimension);
        foreach (Passage passage in passages)
        {
            bag.Clear();
            PassageFeatures.Add(bag, words, context, _knowledge, passage);
            yield return bag.ToVector(FeatureScaling.DampedUnitLength);
        }
    }
}
