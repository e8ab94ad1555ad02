using System.Diagnostics;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;
using Xunit.Abstractions;

namespace MsLetterCoder.Training.Tests.Fitting;

/// <summary>The whole chain on real documents: features, trainer, folds by writer, calibration.</summary>
public sealed class DevelopmentCorpusTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<GoldDocument> Corpus = CorpusReader.Read(Path.Combine(Gold.Root, "corpus", "dev"));

    [Fact]
    public void Kind_IsLearnedWellEnoughToReadAnUnseenWriter()
    {
        double accuracy = Accuracy(Corpus, d => Labels.Of(d.Kind), new TrainingOptions { L2 = 0.3, Balance = true });

        // The other documents of one writer alone outnumber those of all the rest: an unseen writer's are hard. The program's own figure has its floor in tests/floors.tsv.
        Assert.InRange(accuracy, 0.88, 1);
    }

    [Fact]
    public void Category_IsLearnedBetterThanChanceFromOtherWriters()
    {
        GoldDocument[] messages = [.. Corpus.Where(d => d.Triage is not null)];

        double accuracy = Accuracy(messages, d => d.Triage!.Category, new TrainingOptions { L2 = 0.1 });

        double commonest = messages.CountBy(d => d.Triage!.Category).Max(c => c.Value) / (double)messages.Length;
        Assert.InRange(accuracy, commonest + 0.1, 1);
    }

    private double Accuracy(IReadOnlyList<GoldDocument> documents, Func<GoldDocument, string> label, TrainingOptions options)
    {
        FeatureVector[] vectors = [.. documents.Select(Vector)];
        IReadOnlyList<int> folds = CrossValidation.Assign(documents, 3, 1);
        string[] labels = [.. documents.Select(label).Distinct().Order(StringComparer.Ordinal)];
        var heldOut = new List<ScoredExample>();
        long start = Stopwatch.GetTimestamp();
        for (int fold = 0; fold < 3; fold++)
        {
            TrainingExample[] training =
                [.. documents.Index().Where(d => folds[d.Index] != fold).Select(d => new TrainingExample(vectors[d.Index], label(d.Item)))];
            LinearModel model = MultinomialTrainer.Train("m", TextFeatures.Version, training, options with { Labels = labels });
            foreach (int i in Enumerable.Range(0, documents.Count).Where(i => folds[i] == fold))
            {
                double[] scores = new double[labels.Length];
                model.Scores(vectors[i], scores);
                heldOut.Add(new ScoredExample(scores, Array.IndexOf(labels, label(documents[i]))));
            }
        }

        int right = heldOut.Count(e => Array.IndexOf(e.Scores, e.Scores.Max()) == e.Label);
        double temperature = Calibration.FitTemperature(heldOut).Temperature;
        output.WriteLine($"{right} of {heldOut.Count} right in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, temperature {temperature:0.00}");
        return (double)right / heldOut.Count;
    }

    private static FeatureVector Vector(GoldDocument document)
    {
        var bag = new FeatureBag(1 << 18);
        TextFeatures.Add(bag, "subject", document.Subject);
        TextFeatures.Add(bag, "text", document.Text);
        return bag.ToVector(FeatureScaling.DampedUnitLength);
    }
}
