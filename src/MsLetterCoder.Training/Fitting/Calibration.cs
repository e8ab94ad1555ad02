using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Training.Fitting;

/// <summary>
/// Fits the step from scores to honest probabilities, on predictions for examples that the model has not seen. Deterministic like the trainer.
/// </summary>
public static class Calibration
{
    private const double LowestLogTemperature = -3;
    private const double HighestLogTemperature = 4;

    /// <summary>The temperature under which the right labels are likeliest, between e^-3 and e^4.</summary>
    /// <exception cref="ArgumentException">No examples.</exception>
    public static ScoreCalibration FitTemperature(IReadOnlyList<ScoredExample> heldOut)
    {
        if (heldOut.Count == 0)
        {
            throw new ArgumentException("Calibration needs held-out examples.", nameof(heldOut));
        }

        // Golden-section search: the loss is convex in 1/T, hence falls and then rises in ln T.
        double ratio = (Math.Sqrt(5) - 1) / 2;
        (double low, double high) = (LowestLogTemperature, HighestLogTemperature);
        (double left, double right) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
        (double atLeft, double atRight) = (Loss(heldOut, left), Loss(heldOut, right));
        while (high - low > 1e-7)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (ratio * (high - low));
                atLeft = Loss(heldOut, left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (ratio * (high - low));
                atRight = Loss(heldOut, right);
            }
        }

        return ScoreCalibration.OfTemperature(PortableMath.Exp((low + high) / 2));
    }

    /// <summary>A slope and an offset for each label, each label against all others, with Platt's softened targets.</summary>
    /// <exception cref="ArgumentException">No examples.</exception>
    public static ScoreCalibration FitPlatt(IReadOnlyList<ScoredExample> heldOut)
    {
        if (heldOut.Count == 0)
        {
            throw new ArgumentException("Calibration needs held-out examples.", nameof(heldOut));
        }

        int labels = heldOut[0].Scores.Length;
        double[][] logOdds = [.. heldOut.Select(LogOdds)];
        double[] slopes = new double[labels];
        double[] offsets = new double[labels];
        for (int label = 0; label < labels; label++)
        {
            (slopes[label], offsets[label]) = FitLogistic([.. logOdds.Select(l => l[label])], [.. heldOut.Select(e => e.Label == label)]);
        }

        return ScoreCalibration.OfPlatt(slopes, offsets);
    }

    /// <summary>A rising curve from a raw confidence to the share that was right, by pooling neighbours that fall (PAVA; Ayer et al. 1955).</summary>
    /// <param name="heldOut">Raw confidences, finite, and whether each answer was right.</param>
    /// <exception cref="ArgumentException">No predictions.</exception>
    public static ConfidenceCurve FitIsotonic(IReadOnlyList<(double Confidence, bool Right)> heldOut)
    {
        if (heldOut.Count == 0)
        {
            throw new ArgumentException("Calibration needs held-out predictions.", nameof(heldOut));
        }

        var pools = new List<Pool>();
        foreach (IGrouping<double, (double Confidence, bool Right)> tie in heldOut.GroupBy(p => p.Confidence).OrderBy(g => g.Key))
        {
            pools.Add(new Pool(tie.Count(), tie.Count(p => p.Right), tie.Key * tie.Count()));
            while (pools.Count > 1 && pools[^2].Share >= pools[^1].Share)
            {
                pools[^2] = pools[^2].With(pools[^1]);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        // No number of examples proves certainty: the ends keep the distance that one more example would leave.
        double least = 1.0 / (heldOut.Count + 2);
        return new ConfidenceCurve(pools.Select(p => (p.Sum / p.Count, Math.Clamp(p.Share, least, 1 - least))));
    }

    private static double Loss(IReadOnlyList<ScoredExample> examples, double logTemperature)
    {
        double temperature = PortableMath.Exp(logTemperature);
        double loss = 0;
        foreach (ScoredExample example in examples)
        {
            double[] scores = [.. example.Scores.Select(s => s / temperature)];
            double right = scores[example.Label];
            loss += PortableMath.Softmax(scores) - right;
        }

        return loss;
    }

    private static double[] LogOdds(ScoredExample example)
    {
        double[] probabilities = [.. example.Scores];
        PortableMath.Softmax(probabilities);
        return [.. probabilities.Select(ScoreCalibration.LogOdds)];
    }

    private static (double Slope, double Offset) FitLogistic(double[] inputs, bool[] right)
    {
        int positives = right.Count(r => r);
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (right.Length - positives + 2.0);
        double[] point = [1, 0];
        new LimitedMemoryMinimiser(200, 1e-8).Minimise(
            (at, slopes) =>
            {
                slopes.Clear();
                double loss = 0;
                for (int i = 0; i < inputs.Length; i++)
                {
                    double score = (at[0] * inputs[i]) + at[1];
                    double target = right[i] ? high : low;
                    double error = PortableMath.Logistic(score) - target;
                    slopes[0] += error * inputs[i];
                    slopes[1] += error;

                    // ln(1 + e^score) - target * score, without overflow
                    loss += Math.Max(score, 0) + PortableMath.Log(1 + PortableMath.Exp(-Math.Abs(score))) - (target * score);
                }

                return loss;
            },
            point);
        return (point[0], point[1]);
    }

    private readonly record struct Pool(int Count, int Right, double Sum)
    {
        public double Share => (double)Right / Count;

        public Pool With(Pool next) => new(Count + next.Count, Right + next.Right, Sum + next.Sum);
    }
}
