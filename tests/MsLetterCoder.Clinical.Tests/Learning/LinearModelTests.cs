using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Learning;

public sealed class LinearModelTests
{
    private const int Dimension = 1 << 16;

    [Fact]
    public void Probabilities_AreTheSoftmaxOfBiasAndWeights()
    {
        LinearModel model = Model(ScoreCalibration.None);

        double[] probabilities = model.Probabilities(Features("fall", 2).ToVector());

        // Scores: routine 0.5, soon 0 + 2 * 1.5 = 3, emergency -1 + 2 * 0.25 = -0.5.
        double sum = Math.Exp(0.5) + Math.Exp(3) + Math.Exp(-0.5);
        Assert.Equal(Math.Exp(0.5) / sum, probabilities[0], 1e-12);
        Assert.Equal(Math.Exp(3) / sum, probabilities[1], 1e-12);
        Assert.Equal(Math.Exp(-0.5) / sum, probabilities[2], 1e-12);
    }

    [Fact]
    public void Probabilities_AreTheSameWithoutFeaturesThatHaveNoWeights()
    {
        LinearModel model = Model(ScoreCalibration.None);
        var all = new FeatureBag(Dimension);
        var weighted = FeatureBag.For(model);
        foreach (FeatureBag bag in (FeatureBag[])[all, weighted])
        {
            bag.Add("unknown", 3);
            bag.Add("fall", 2);
            bag.Add("another", 1);
            bag.Add("fall", 0.1);
        }

        Assert.Equal(3, all.Count);
        Assert.Equal(1, weighted.Count);
        Assert.Equal(model.Probabilities(all), model.Probabilities(weighted));
    }

    [Fact]
    public void Probabilities_DivideByTheTemperature()
    {
        double[] probabilities = Model(ScoreCalibration.OfTemperature(2)).Probabilities(Features("fall", 2).ToVector());

        double sum = Math.Exp(0.25) + Math.Exp(1.5) + Math.Exp(-0.25);
        Assert.Equal(Math.Exp(1.5) / sum, probabilities[1], 1e-12);
    }

    [Fact]
    public void Probabilities_UsePlattParametersAndSumToOne()
    {
        var platt = ScoreCalibration.OfPlatt([0, 0, 0], [0, 0, Math.Log(3)]);

        double[] probabilities = Model(platt).Probabilities(Features("fall", 2).ToVector());

        // Logistic values 1/2, 1/2 and 3/4 over their sum 7/4.
        Assert.Equal(2.0 / 7, probabilities[0], 1e-12);
        Assert.Equal(3.0 / 7, probabilities[2], 1e-12);
    }

    [Theory]
    [InlineData(FeatureScaling.AsAdded)]
    [InlineData(FeatureScaling.UnitLength)]
    [InlineData(FeatureScaling.DampedUnitLength)]
    public void Probabilities_OfABagAreThoseOfItsVector(FeatureScaling scaling)
    {
        LinearModel model = Model(ScoreCalibration.None, scaling);
        FeatureBag bag = Features("fall", 3);
        bag.Add("face", 2);
        bag.Add("unknown", -1);
        double[] ofBag = new double[3];

        model.Probabilities(bag, ofBag);

        double[] ofVector = model.Probabilities(bag.ToVector(scaling));
        Assert.All(ofVector.Zip(ofBag), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Best_NamesTheLikeliestLabel()
    {
        (string label, Confidence confidence) = Model(ScoreCalibration.None).Best(Features("face", 9));

        Assert.Equal("emergency", label);
        Assert.InRange(confidence.Value, 0.99, 1);
    }

    [Fact]
    public void Best_OfEqualLabelsIsTheFirst()
    {
        var model = new LinearModel("m", "v", ["a", "b"], 16, FeatureScaling.AsAdded, ScoreCalibration.None, [0, 0], [], []);

        Assert.Equal("a", model.Best(new FeatureBag(16)).Label);
    }

    [Fact]
    public void Probabilities_AllocateNothing()
    {
        LinearModel model = Model(ScoreCalibration.None);
        FeatureBag bag = Features("fall", 1);
        double[] into = new double[3];
        model.Probabilities(bag, into);

        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Probabilities(bag, into);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Probabilities_AreTheSameFromManyThreads()
    {
        LinearModel model = Model(ScoreCalibration.OfTemperature(1.3));
        FeatureVector features = Features("fall", 1).ToVector();
        double[] expected = model.Probabilities(features);

        double[][] answers = [.. Enumerable.Range(0, 2000).AsParallel().Select(_ => model.Probabilities(features))];

        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    [Fact]
    public void Probabilities_RefuseVectorsOfAnotherKind()
    {
        LinearModel model = Model(ScoreCalibration.None);

        Assert.Throws<ArgumentException>(() => model.Probabilities(new FeatureBag(32).ToVector()));
        Assert.Throws<ArgumentException>(() => model.Probabilities(Features("fall", 1).ToVector(FeatureScaling.UnitLength)));
        Assert.Throws<ArgumentException>(() => model.Probabilities(Features("fall", 1), new double[2]));
    }

    [Fact]
    public void Model_RefusesPartsThatDoNotFit()
    {
        Assert.Throws<ArgumentException>(() => Make(["a", "a"], [0, 0], [], []));
        Assert.Throws<ArgumentException>(() => Make(["a", "b"], [0], [], []));
        Assert.Throws<ArgumentException>(() => Make(["a", "b"], [0, float.NaN], [], []));
        Assert.Throws<ArgumentException>(() => Make(["a", "b"], [0, 0], [3, 3], [1, 1, 1, 1]));
        Assert.Throws<ArgumentException>(() => Make(["a", "b"], [0, 0], [16], [1, 1]));
        Assert.Throws<ArgumentException>(() => Make(["a", "b"], [0, 0], [1], [1]));

        static LinearModel Make(string[] labels, float[] biases, int[] indices, float[] weights) =>
            new("m", "v", labels, 16, FeatureScaling.AsAdded, ScoreCalibration.None, biases, indices, weights);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Temperature_IsFiniteAndAboveZero(double temperature) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ScoreCalibration.OfTemperature(temperature));

    [Fact]
    public void With_ChangesOnlyTheCalibration()
    {
        LinearModel model = Model(ScoreCalibration.None);

        LinearModel other = model.With(ScoreCalibration.OfTemperature(3));

        Assert.Equal(3, other.Calibration.Temperature);
        Assert.Equal(LinearModelFileTests.Bytes(model), LinearModelFileTests.Bytes(other.With(ScoreCalibration.None)));
    }

    internal static LinearModel Model(ScoreCalibration calibration, FeatureScaling scaling = FeatureScaling.AsAdded)
    {
        (int Index, float[] Weights)[] rows =
        [
            (Features("fall", 1).ToVector().Indices[0], [0, 1.5f, 0.25f]),
            (Features("face", 1).ToVector().Indices[0], [-1, 0, 2]),
        ];
        rows = [.. rows.OrderBy(row => row.Index)];
        return new LinearModel(
            "urgency",
            "text1",
            ["routine", "soon", "emergency"],
            Dimension,
            scaling,
            calibration,
            [0.5f, 0, -1],
            [.. rows.Select(row => row.Index)],
            [.. rows.SelectMany(row => row.Weights)]);
    }

    private static FeatureBag Features(string name, double value)
    {
        var bag = new FeatureBag(Dimension);
        bag.Add(name, value);
        return bag;
    }
}
