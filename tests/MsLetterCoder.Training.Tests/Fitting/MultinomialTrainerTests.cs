using System.Security.Cryptography;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Tests.Fitting;

public sealed class MultinomialTrainerTests
{
    private static readonly string[] Urgent =
        ["I fell and cannot get up", "my face has dropped", "cannot breathe", "chest pain now", "I took all the tablets"];
    private static readonly string[] Calm =
        ["please change my appointment", "when is my scan", "letter for my employer", "thanks for your help", "repeat prescription please"];

    [Fact]
    public void Train_TellsItsExamplesApart()
    {
        LinearModel model = MultinomialTrainer.Train("m", TextFeatures.Version, Examples(), new TrainingOptions { L2 = 0.1 });

        Assert.Equal(["calm", "urgent"], model.Labels);
        Assert.Equal("urgent", Best(model, "cannot get up, chest pain"));
        Assert.Equal("calm", Best(model, "a letter please"));
    }

    [Fact]
    public void Train_WithoutFeaturesGivesTheShareOfEachLabel()
    {
        FeatureVector empty = new FeatureBag(16).ToVector();
        TrainingExample[] examples = [new(empty, "a"), new(empty, "a"), new(empty, "a"), new(empty, "b")];

        double[] probabilities = MultinomialTrainer.Train("m", "v", examples, new TrainingOptions { Tolerance = 1e-5 }).Probabilities(empty);

        Assert.Equal(0.75, probabilities[0], 1e-5);
    }

    [Fact]
    public void Train_BalancedGivesRareLabelsTheSameSay()
    {
        FeatureVector empty = new FeatureBag(16).ToVector();
        TrainingExample[] examples = [new(empty, "a"), new(empty, "a"), new(empty, "a"), new(empty, "b")];

        double[] balanced = MultinomialTrainer.Train("m", "v", examples, new TrainingOptions { Balance = true, Tolerance = 1e-5 }).Probabilities(empty);
        var heavy = new TrainingOptions { Tolerance = 1e-5, ClassWeights = new Dictionary<string, double> { ["b"] = 9 } };
        double[] weighted = MultinomialTrainer.Train("m", "v", examples, heavy).Probabilities(empty);

        Assert.Equal(0.5, balanced[0], 1e-5);
        Assert.Equal(0.25, weighted[0], 1e-5);
    }

    // One feature of value 1 on both examples of each label: by symmetry biases are 0 and the weights w and -w. The slope of the penalised loss,
    // 2 * (p - 1) + l2 * w with p = 1 / (1 + e^-2w), is then 0.
    [Fact]
    public void Train_ReachesTheMinimumOfThePenalisedLoss()
    {
        FeatureVector left = One("left");
        FeatureVector right = One("right");
        TrainingExample[] examples = [new(left, "l"), new(left, "l"), new(right, "r"), new(right, "r")];

        LinearModel model = MultinomialTrainer.Train("m", "v", examples, new TrainingOptions { L2 = 1, Tolerance = 1e-9 });

        double[] scores = new double[2];
        model.Scores(left, scores);
        double w = (scores[0] - scores[1]) / 2;

        // The model keeps 11 bits of a weight; the minimum itself is exact.
        Assert.Equal(0, Slope(w), 1e-3);
        Assert.Equal(0, scores[0] + scores[1], 1e-6);
        MultinomialLoss.Row[] rows = [new([0], [1], 0, 2), new([1], [1], 1, 2)];
        Assert.Equal(0, Slope(MultinomialTrainer.Fit(rows, 2, 2, new TrainingOptions { L2 = 1, Tolerance = 1e-9 })[0]), 1e-6);
    }

    private static double Slope(double w) => (2 * ((1 / (1 + Math.Exp(-2 * w))) - 1)) + w;

    [Fact]
    public void Train_AgreesWithSlopesTakenByDifferences()
    {
        MultinomialLoss.Row[] rows =
        [
            new([0, 2], [1, -0.5], 0, 1), new([1], [2], 1, 0.5), new([0, 1, 2], [0.3, 0.1, 1], 2, 2),
        ];
        var loss = new MultinomialLoss(rows, 3, 3, 0.7);
        double[] point = [.. Enumerable.Range(0, loss.Size).Select(i => Math.Sin(i))];
        double[] slopes = new double[loss.Size];
        double[] ignored = new double[loss.Size];
        loss.At(point, slopes);
        for (int i = 0; i < point.Length; i++)
        {
            double[] up = [.. point];
            double[] down = [.. point];
            up[i] += 1e-6;
            down[i] -= 1e-6;
            Assert.Equal((loss.At(up, ignored) - loss.At(down, ignored)) / 2e-6, slopes[i], 1e-7);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(10)]
    public void Fit_ByInnerProductsIsTheFitByFeatures(double l2)
    {
        // Five examples, two of them of equal features, are fewer than half of 40 columns. Four copies of each, a quarter as heavy, are not, and
        // have the same minimum.
        MultinomialLoss.Row[] few = [.. Enumerable.Range(0, 5).Select(i => Row(i % 4, i % 3))];
        MultinomialLoss.Row[] many = [.. few.SelectMany(row => Enumerable.Repeat(row with { Weight = row.Weight / 4 }, 4))];
        var options = new TrainingOptions { L2 = l2, Tolerance = 1e-10 };
        Assert.True(RowCompression.Suits(few.Length, 40));
        Assert.False(RowCompression.Suits(many.Length, 40));

        double[] compressed = MultinomialTrainer.Fit(few, 40, 3, options);
        double[] plain = MultinomialTrainer.Fit(many, 40, 3, options);

        Assert.All(plain.Zip(compressed), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
        Assert.Contains(plain, weight => Math.Abs(weight) > 0.01);

        static MultinomialLoss.Row Row(int i, int label) =>
            new(
                [.. Enumerable.Range(0, 10).Select(k => (k * 4) + (k * i % 4))],
                [.. Enumerable.Range(0, 10).Select(k => Math.Sin(1 + k + (3 * i)))],
                label,
                1 + i);
    }

    [Fact]
    public void Train_GivesTheSameBytesTwice() => Assert.Equal(Bytes(Examples()), Bytes(Examples()));

    // Start of the hash as worked out on x86-64 Linux, in debug and release builds, with and without vector instructions: a machine or runtime
    // that gives another would train other models from the same corpus.
    [Fact]
    public void Train_GivesTheSameBytesEverywhere() =>
        Assert.StartsWith("2282ea9665e9536609118864f827531c45101d8b", Convert.ToHexStringLower(SHA256.HashData(Bytes(Examples()))));

    [Fact]
    public void Train_LeavesOutRareFeaturesAndTinyWeights()
    {
        LinearModel all = MultinomialTrainer.Train("m", "v", Examples(), new TrainingOptions { PruneBelow = 0 });
        LinearModel common = MultinomialTrainer.Train("m", "v", Examples(), new TrainingOptions { LeastExamples = 2 });
        LinearModel pruned = MultinomialTrainer.Train("m", "v", Examples(), new TrainingOptions { PruneBelow = 0.05 });

        Assert.InRange(common.RowCount, 1, all.RowCount - 1);
        Assert.InRange(pruned.RowCount, 1, all.RowCount - 1);
    }

    [Fact]
    public void Train_RefusesWhatItCannotLearnFrom()
    {
        FeatureVector vector = One("x");
        Assert.Throws<ArgumentException>(() => MultinomialTrainer.Train("m", "v", [], new TrainingOptions()));
        Assert.Throws<ArgumentException>(() => MultinomialTrainer.Train("m", "v", [new(vector, "a")], new TrainingOptions()));
        Assert.Throws<ArgumentException>(() => MultinomialTrainer.Train("m", "v", [new(vector, "c")], new TrainingOptions { Labels = ["a", "b"] }));
        Assert.Throws<ArgumentException>(() => MultinomialTrainer.Train("m", "v", [new(vector, "a"), new(vector, "b", 0)], new TrainingOptions()));
        Assert.Throws<ArgumentException>(
            () => MultinomialTrainer.Train("m", "v", [new(vector, "a"), new(new FeatureBag(32).ToVector(), "b")], new TrainingOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultinomialTrainer.Train("m", "v", [new(vector, "a")], new TrainingOptions { L2 = -1 }));
    }

    [Fact]
    public void Train_OfALabelWithoutExamplesLeavesItUnlikely()
    {
        TrainingExample[] examples = [new(One("x"), "a"), new(One("y"), "b")];

        LinearModel model = MultinomialTrainer.Train("m", "v", examples, new TrainingOptions { Labels = ["c", "b", "a"] });

        Assert.Equal(["c", "b", "a"], model.Labels);
        Assert.InRange(model.Probabilities(One("x"))[0], 0, 0.01);
    }

    internal static TrainingExample[] Examples() =>
    [
        .. Urgent.Select(text => new TrainingExample(Vector(text), "urgent")),
        .. Calm.Select(text => new TrainingExample(Vector(text), "calm")),
    ];

    private static FeatureVector Vector(string text)
    {
        var bag = new FeatureBag(1 << 14);
        TextFeatures.Add(bag, "t", text);
        return bag.ToVector(FeatureScaling.UnitLength);
    }

    private static FeatureVector One(string name)
    {
        var bag = new FeatureBag(1 << 10);
        bag.Add(name);
        return bag.ToVector();
    }

    private static string Best(LinearModel model, string text)
    {
        var bag = new FeatureBag(1 << 14);
        TextFeatures.Add(bag, "t", text);
        return model.Best(bag).Label;
    }

    private static byte[] Bytes(TrainingExample[] examples)
    {
        using var file = new MemoryStream();
        MultinomialTrainer.Train("m", TextFeatures.Version, examples, new TrainingOptions { L2 = 0.5, Tolerance = 1e-5, MaximumSteps = 500 }).Write(file);
        return file.ToArray();
    }
}
