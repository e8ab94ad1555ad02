namespace MsLetterCoder.Training.Fitting;

/// <summary>
/// L-BFGS (Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 7.4 and 7.5) with a backtracking line search, for a convex
/// function. Double precision in fixed order, without threads, so that the same start gives the same bits on every machine.
/// </summary>
internal sealed class LimitedMemoryMinimiser(int maximumSteps, double tolerance)
{
    private const int Memory = 6;
    private const double SufficientDecrease = 1e-4;
    private const int MaximumHalvings = 40;

    private readonly List<(double[] Step, double[] Change, double Curvature)> _history = [];

    /// <summary>The value of the function at a point, and its slopes into the second span.</summary>
    public delegate double Objective(ReadOnlySpan<double> point, Span<double> slopes);

    /// <summary>Moves <paramref name="point"/> to the minimum; returns the steps taken.</summary>
    public int Minimise(Objective objective, double[] point)
    {
        double[] slopes = new double[point.Length];
        double[] trial = new double[point.Length];
        double[] trialSlopes = new double[point.Length];
        double value = objective(point, slopes);
        double end = tolerance * Largest(slopes);
        int steps = 0;
        while (steps < maximumSteps && Largest(slopes) > end)
        {
            double[] direction = Direction(slopes);
            double descent = Dot(direction, slopes);
            double length = _history.Count > 0 ? 1 : 1 / Math.Sqrt(Dot(slopes, slopes));
            double next = 0;
            int halvings = 0;
            for (; halvings < MaximumHalvings; halvings++, length /= 2)
            {
                point.CopyTo(trial, 0);
                Elementwise.AddScaled(trial, direction, length);

                next = objective(trial, trialSlopes);
                if (next <= value + (SufficientDecrease * length * descent))
                {
                    break;
                }
            }

            if (halvings == MaximumHalvings)
            {
                break; // rounding hides any further descent
            }

            Remember(point, trial, slopes, trialSlopes);
            trial.CopyTo(point, 0);
            trialSlopes.CopyTo(slopes, 0);
            value = next;
            steps++;
        }

        return steps;
    }

    // The two-loop recursion: the slopes times the inverse curvature that the last steps have shown.
    private double[] Direction(double[] slopes)
    {
        double[] direction = [.. slopes];
        double[] factors = new double[_history.Count];
        for (int h = _history.Count - 1; h >= 0; h--)
        {
            factors[h] = Dot(_history[h].Step, direction) / _history[h].Curvature;
            Elementwise.AddScaled(direction, _history[h].Change, -factors[h]);
        }

        if (_history.Count > 0)
        {
            double scale = _history[^1].Curvature / Dot(_history[^1].Change, _history[^1].Change);
            for (int i = 0; i < direction.Length; i++)
            {
                direction[i] *= scale;
            }
        }

        for (int h = 0; h < _history.Count; h++)
        {
            double back = Dot(_history[h].Change, direction) / _history[h].Curvature;
            Elementwise.AddScaled(direction, _history[h].Step, factors[h] - back);
        }

        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] = -direction[i];
        }

        return direction;
    }

    private void Remember(double[] point, double[] trial, double[] slopes, double[] trialSlopes)
    {
        double[] step = new double[point.Length];
        double[] change = new double[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            step[i] = trial[i] - point[i];
            change[i] = trialSlopes[i] - slopes[i];
        }

        double curvature = Dot(step, change);
        if (curvature <= 1e-14 * Dot(change, change))
        {
            return; // too flat to learn from
        }

        if (_history.Count == Memory)
        {
            _history.RemoveAt(0);
        }

        _history.Add((step, change, curvature));
    }

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static double Largest(double[] values)
    {
        double largest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(values[i]));
        }

        return largest;
    }
}
