using System.Collections.Immutable;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>Turns a linear model's scores into probabilities that keep their word: of answers given 0.9, nine in ten are right.</summary>
public sealed class ScoreCalibration
{
    private ScoreCalibration(double temperature, ImmutableArray<double> slopes, ImmutableArray<double> offsets)
    {
        Temperature = temperature;
        Slopes = slopes;
        Offsets = offsets;
    }

    /// <summary>The plain softmax of the scores.</summary>
    public static ScoreCalibration None { get; } = new(1, [], []);

    /// <summary>Divides scores before the softmax; 1 where Platt parameters serve.</summary>
    public double Temperature { get; }

    /// <summary>Platt slope of each label; empty for a temperature.</summary>
    public ImmutableArray<double> Slopes { get; }

    /// <summary>Platt offset of each label; empty for a temperature.</summary>
    public ImmutableArray<double> Offsets { get; }

    /// <summary>
    /// One temperature for all labels (Guo et al., ICML 2017): above 1 it makes a boastful model modest; the best label stays the best.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number above 0.</exception>
    public static ScoreCalibration OfTemperature(double temperature)
    {
        if (!double.IsFinite(temperature) || temperature <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "A temperature is finite and above 0.");
        }

        return new ScoreCalibration(temperature, [], []);
    }

    /// <summary>
    /// A slope and an offset for each label (Platt 1999) on the log-odds of the softmax; the logistic values are then divided by their sum.
    /// </summary>
    /// <exception cref="ArgumentException">Unequal lengths, no labels, or a parameter that is not finite.</exception>
    public static ScoreCalibration OfPlatt(IReadOnlyList<double> slopes, IReadOnlyList<double> offsets)
    {
        if (slopes.Count == 0 || slopes.Count != offsets.Count || !slopes.Concat(offsets).All(double.IsFinite))
        {
            throw new ArgumentException("Platt parameters are one finite slope and one finite offset for each label.", nameof(slopes));
        }

        return new ScoreCalibration(1, [.. slopes], [.. offsets]);
    }

    /// <summary>Replaces the scores of all labels by probabilities that sum to 1.</summary>
    public void Apply(Span<double> scores)
    {
        if (Slopes.IsEmpty)
        {
            foreach (ref double score in scores)
            {
                score /= Temperature;
            }

            PortableMath.Softmax(scores);
            return;
        }

        if (scores.Length != Slopes.Length)
        {
            throw new ArgumentException("One score for each label is due.", nameof(scores));
        }

        PortableMath.Softmax(scores);
        double sum = 0;
        for (int label = 0; label < scores.Length; label++)
        {
            scores[label] = PortableMath.Logistic((Slopes[label] * LogOdds(scores[label])) + Offsets[label]);
            sum += scores[label];
        }

        for (int label = 0; label < scores.Length; label++)
        {
            scores[label] = sum > 0 ? scores[label] / sum : 1.0 / scores.Length;
        }
    }

    /// <summary>ln(p / (1 - p)), with p kept 1e-9 away from 0 and 1.</summary>
    public static double LogOdds(double probability)
    {
        double p = Math.Clamp(probability, 1e-9, 1 - 1e-9);
        return PortableMath.Log(p / (1 - p));
    }
}
