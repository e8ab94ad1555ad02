using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Tests.Fitting;

public sealed class CalibrationTests
{
    [Fact]
    public void Temperature_TamesABoastfulModel()
    {
        // Scores say e^4 to 1, yet three of four are right; honest odds are 3 to 1, so that 4 / T = ln 3.
        ScoredExample[] heldOut = [.. Enumerable.Range(0, 400).Select(i => new ScoredExample([4, 0], i % 4 == 0 ? 1 : 0))];

        ScoreCalibration calibration = Calibration.FitTemperature(heldOut);

        Assert.Equal(4 / Math.Log(3), calibration.Temperature, 1e-5);
        Assert.Equal(0.75, Applied(calibration, [4, 0])[0], 1e-5);
    }

    [Fact]
    public void Temperature_StaysInRange_WhereAllAreRight()
    {
        ScoreCalibration calibration = Calibration.FitTemperature([new([1, 0], 0), new([0, 1], 1)]);

        Assert.Equal(Math.Exp(-3), calibration.Temperature, 1e-5);
    }

    [Fact]
    public void Platt_LearnsTheShareOfEachLabel()
    {
        // The model cannot tell anything; label 0 is right in 9 of 10.
        ScoredExample[] heldOut = [.. Enumerable.Range(0, 1000).Select(i => new ScoredExample([0, 0], i % 10 == 0 ? 1 : 0))];

        double[] probabilities = Applied(Calibration.FitPlatt(heldOut), [0, 0]);

        Assert.Equal(0.9, probabilities[0], 0.003);
        Assert.Equal(1, probabilities.Sum(), 1e-12);
    }

    [Fact]
    public void Platt_OfThreeLabelsKeepsTheOrderOfAGoodModel()
    {
        double[][] scores = [[2, 0, 0], [0, 2, 0], [0, 0, 2]];
        ScoredExample[] heldOut = [.. Enumerable.Range(0, 300).Select(i => new ScoredExample(scores[i % 3], i % 7 == 0 ? (i + 1) % 3 : i % 3))];

        double[] probabilities = Applied(Calibration.FitPlatt(heldOut), [0, 2, 0]);

        Assert.InRange(probabilities[1], 0.8, 0.9);
    }

    [Fact]
    public void Isotonic_PoolsNeighboursThatFall()
    {
        // Shares 0/1, then 1/1 and 0/1 that fall and pool to 1/2, then 1/1; ends kept 1/6 from certainty.
        ConfidenceCurve curve = Calibration.FitIsotonic([(0.1, false), (0.3, true), (0.5, false), (0.9, true)]);

        Assert.Equal([(0.1, 1.0 / 6), (0.4, 0.5), (0.9, 5.0 / 6)], curve.Points.Select(p => (Math.Round(p.Raw, 12), p.Calibrated)));
        Assert.Equal(1.0 / 6, curve.At(0).Value);
        Assert.Equal(1.0 / 3, curve.At(0.25).Value, 1e-12);
        Assert.Equal(5.0 / 6, curve.At(2).Value);
    }

    [Fact]
    public void Isotonic_TakesTiesTogether_InWhateverOrder()
    {
        (double, bool)[] answers = [(0.5, true), (0.5, false), (0.5, true), (0.8, true)];

        ConfidenceCurve curve = Calibration.FitIsotonic(answers);

        Assert.Equal(2.0 / 3, curve.At(0.5).Value, 1e-12);
        Assert.Equal(curve.ToString(), Calibration.FitIsotonic([.. answers.Reverse()]).ToString());
    }

    [Fact]
    public void Curve_ReadsBackWhatItWrote()
    {
        var curve = new ConfidenceCurve([(0.1, 1.0 / 3), (2.0 / 7, 0.5), (1e-3 + 1, 1)]);

        Assert.Equal(curve.Points, ConfidenceCurve.Parse(curve.ToString()).Points);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.1\t0.5\n0.1\t0.6\n")]
    [InlineData("0.1\t0.5\n0.2\t0.4\n")]
    [InlineData("0.1\t1.5\n")]
    [InlineData("0.1 0.5\n")]
    [InlineData("0.1\thalf\n")]
    [InlineData("NaN\t0.5\n")]
    public void Curve_RefusesPointsThatMakeNone(string text) => Assert.Throws<FormatException>(() => ConfidenceCurve.Parse(text));

    [Fact]
    public void Fits_RefuseToLearnFromNothing()
    {
        Assert.Throws<ArgumentException>(() => Calibration.FitTemperature([]));
        Assert.Throws<ArgumentException>(() => Calibration.FitPlatt([]));
        Assert.Throws<ArgumentException>(() => Calibration.FitIsotonic([]));
    }

    private static double[] Applied(ScoreCalibration calibration, double[] scores)
    {
        calibration.Apply(scores);
        return scores;
    }
}
