using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>
/// Percentile intervals over documents (Efron 1979): scores whole documents drawn with replacement, since the answers within one hang together.
/// </summary>
internal sealed class Bootstrap
{
    private readonly int[][] _samples;

    public Bootstrap(int documents, int resamples, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var random = new SeededRandom(seed);
        _samples = new int[documents == 0 ? 0 : resamples][];
        for (int sample = 0; sample < _samples.Length; sample++)
        {
            _samples[sample] = new int[documents];
            for (int i = 0; i < documents; i++)
            {
                _samples[sample][i] = random.Next(documents);
            }
        }
    }

    /// <summary>The middle 95 % of a score over the samples that have one; null where none has.</summary>
    /// <param name="score">The score of a sample, given as positions of documents.</param>
    public Interval? Of(Func<int[], double?> score)
    {
        double[] values = [.. _samples.Select(score).OfType<double>().Order()];
        return values.Length == 0 ? null : new Interval(At(values, 0.025), At(values, 0.975));
    }

    /// <summary>The interval of a ratio of summed counts.</summary>
    public Interval? Of(IReadOnlyList<MatchCounts> counts, Func<MatchCounts, double?> ratio) => Of(sample =>
    {
        MatchCounts sum = default;
        foreach (int document in sample)
        {
            sum += counts[document];
        }

        return ratio(sum);
    });

    private static double At(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
