using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>
/// Trains the passage classifier: on passages written for it, and on every passage of training messages without a danger. Its calibration comes from passages of writers it had not seen,
/// once for all folds of documents; they bring no passages with a flag.
/// </summary>
public sealed class PassageTraining
{
    /// <summary>Weight of a passage of a message, of which many overlap.</summary>
    private const double WeightOfMessage = 0.5;

    private readonly DocumentTextReader _reader;
    private readonly ClinicalKnowledge _knowledge;
    private readonly IReadOnlyList<string> _hashes;
    private readonly List<TrainingExample> _examples;
    private readonly List<ScoredExample> _heldOut;
    private readonly ScoreCalibration _calibration;

    /// <summary>Reads the passages and calibrates on each writer in turn.</summary>
    /// <param name="passages">What to learn from; two writers at least.</param>
    /// <param name="hashes">Hashes of their files, for the card.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <exception cref="ArgumentException">Fewer than two writers.</exception>
    public PassageTraining(IReadOnlyList<GoldPassage> passages, IReadOnlyList<string> hashes, Action<string>? progress = null)
    {
        string[] writers = [.. passages.Select(p => p.Writer).Distinct().Order(StringComparer.Ordinal)];
        if (writers.Length < 2)
        {
            throw new ArgumentException("Passages need two writers: what one wrote is checked on what the other wrote.", nameof(passages));
        }

        progress?.Invoke($"model '{ModelNames.Passage}' on {passages.Count} passages of {writers.Length} writers");
        _knowledge = ClinicalKnowledge.Load();
        _reader = new DocumentTextReader(_knowledge);
        _hashes = hashes;
        List<(string Writer, TrainingExample Example)> examples = [.. passages.SelectMany(p => Examples(p).Select(e => (p.Writer, e)))];
        _examples = [.. examples.Select(e => e.Example)];
        var heldOut = new List<ScoredExample>[writers.Length];
        Parallel.For(0, writers.Length, i =>
        {
            LinearModel model = Fit([.. examples.Where(e => e.Writer != writers[i]).Select(e => e.Example)]);
            heldOut[i] = [.. examples.Where(e => e.Writer == writers[i]).Select(e => HeldOutExamples.Score(model, e.Example.Features, e.Example.Label))];
        });
        _heldOut = [.. heldOut.SelectMany(h => h)];
        _calibration = Calibration.FitTemperature(_heldOut);
    }

    /// <summary>Reads the passages of a corpus folder; null where it has none.</summary>
    /// <param name="corpus">Folder of gold documents, with <c>passages/*.tsv</c> below it.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <exception cref="ArgumentException">Fewer than two writers.</exception>
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

    /// <summary>The model, with what the given documents say without danger as passages that raise nothing.</summary>
    internal LinearModel Fit(IReadOnlyList<GoldDocument> documents) => Fit([.. _examples, .. documents.Where(IsHarmless).SelectMany(Examples)]).With(_calibration);

    /// <summary>Its card.</summary>
    internal ModelCard Card(LinearModel model, IReadOnlyList<GoldDocument> documents, ulong seed) => ModelTraining.Card(model, _heldOut, [.. _hashes, .. documents.Select(d => d.Hash)], seed);

    private static LinearModel Fit(IReadOnlyList<TrainingExample> examples) => MultinomialTrainer.Train(ModelNames.Passage, PassageFeatures.Version, examples, Options);

    /// <summary>A message without a flag of the gold's table; where it is urgent all the same it may hold a wider one.</summary>
    private static bool IsHarmless(GoldDocument document) => document is { Kind: DocumentKind.PatientMessage, Triage: { RedFlags.Count: 0, Urgency: <= Urgency.Soon } };

    /// <summary>An example for each flag of a passage, which share its weight.</summary>
    private IEnumerable<TrainingExample> Examples(GoldPassage passage)
    {
        string[] labels = passage.Flags.Count == 0 ? [PassageFeatures.None] : [.. passage.Flags];
        OwnWords words = Read(passage.Text, [new TextRegion(new TextSpan(0, passage.Text.Length), RegionKind.Content)]);
        return words.Text.Tokens.Count == 0 ? [] : Features(words, [new Passage(0, words.Text.Tokens.Count)]).SelectMany(f => labels.Select(label => new TrainingExample(f, label, 1.0 / labels.Length)));
    }

    private IEnumerable<TrainingExample> Examples(GoldDocument document)
    {
        OwnWords words = Read(document.Text, MessageRegions.Find(document.Text));
        return Features(words, Passage.Of(words.Text)).Select(f => new TrainingExample(f, PassageFeatures.None, WeightOfMessage));
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
