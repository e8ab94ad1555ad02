using MsLetterCoder.Training.Evaluation;

namespace MsLetterCoder.Training.Tests.Evaluation;

public sealed class ReliabilityTests
{
    [Fact]
    public void Bins_HoldEqualMass()
    {
        Reliability reliability = Reliability.Of([.. Enumerable.Range(0, 100).Select(i => (i / 100.0, i % 2 == 0))]);

        Assert.Equal(10, reliability.Bins.Count);
        Assert.All(reliability.Bins, bin => Assert.Equal((10, 0.5), (bin.Count, bin.Right)));

        // Mean confidences 0.045, 0.145 ... 0.945 against 0.5: the gaps add up to 2.5.
        Assert.Equal(0.25, reliability.Error!.Value, 1e-12);
    }

    [Fact]
    public void Bins_NeverPartEqualConfidences()
    {
        (double, bool)[] answers = [.. Enumerable.Repeat((0.3, true), 35), .. Enumerable.Range(1, 65).Select(i => (0.3 + (i / 100.0), false))];

        Reliability reliability = Reliability.Of(answers);

        Assert.Equal([35, 5, 10, 10, 10, 10, 10, 10], reliability.Bins.Select(b => b.Count));
        Assert.Equal(reliability.Error, Reliability.Of([.. answers.Reverse()]).Error);
    }

    [Fact]
    public void Error_IsZeroWhereConfidencesKeepTheirWord() =>
        Assert.Equal(0, Reliability.Of([(0.75, true), (0.75, true), (0.75, true), (0.75, false)]).Error!.Value, 1e-12);

    [Fact]
    public void Error_IsMissingWithoutAnswers() => Assert.Null(Reliability.Of([]).Error);

    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(49, 50, 0.8950, 0.9965)]
    public void Wilson_GivesKnownIntervals(int hits, int cases, double low, double high)
    {
        Interval interval = Interval.Wilson(hits, cases)!;

        Assert.Equal(low, interval.Low, 5e-5);
        Assert.Equal(high, interval.High, 5e-5);
    }

    // Cohen (1968) with squared weights equals the correlation-like 1 - mean squared gap / expected: full agreement 1, full reversal -1.
    [Fact]
    public void Kappa_IsOneForAgreement_MinusOneForReversal_AndMissingWithoutSpread()
    {
        Assert.Equal(1, Agreement.QuadraticKappa([(0, 0), (4, 4)], 5));
        Assert.Equal(-1, Agreement.QuadraticKappa([(0, 4), (4, 0)], 5));
        Assert.Null(Agreement.QuadraticKappa([(2, 2), (2, 2)], 5));
        Assert.Null(Agreement.QuadraticKappa([], 5));
    }
}
