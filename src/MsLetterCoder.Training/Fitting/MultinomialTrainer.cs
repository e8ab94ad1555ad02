using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Training.Fitting;

/// <summary>
/// Fits multinomial logistic regression to examples. The whole batch, one thread, scalar double precision, this project's own exponential and
/// logarithm: the same examples in the same order give the same bytes on every machine. Nothing is random, so there is no seed here; order and
/// folds have theirs in <see cref="CrossValidation"/>.
/// </summary>
public static class MultinomialTrainer
{
    /// <summary>Fits a model without calibration.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="featureVersion">Version of the features.</param>
    /// <param name="examples">What to learn from, all of one dimension and scaling.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">No examples, fewer than two labels, a label outside those of the options, or vectors of different
    /// kinds.</exception>
    public static LinearModel Train(string name, string featureVersion, IReadOnlyList<TrainingExample> examples, TrainingOptions options)
    {
        Check(examples, options);
        string[] labels = options.Labels is { } wanted ? [.. wanted] : [.. examples.Select(e => e.Label).Distinct().Order(StringComparer.Ordinal)];
        Dictionary<string, int> labelIndex = labels.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        if (labels.Length < 2 || examples.Any(e => !labelIndex.ContainsKey(e.Label)))
        {
            throw new ArgumentException("Examples have two or more labels, each among those of the options.", nameof(examples));
        }

        int[] indices = IndicesInUse(examples, options.LeastExamples);
        double[] weightOfLabel = WeightOfLabels(examples, labels, options);
        var rows = examples.Select(e => ToRow(e, indices, labelIndex[e.Label], e.Weight * weightOfLabel[labelIndex[e.Label]])).ToList();
        double[] point = Fit(rows, indices.Length, labels.Length, options);

        FeatureVector first = examples[0].Features;
        (int[] kept, float[] weights) = Prune(indices, point, labels.Length, options.PruneBelow);
        float[] biases = [.. point[^labels.Length..].Select(b => (float)b)];
        return new LinearModel(name, featureVersion, labels, first.Dimension, first.Scaling, ScoreCalibration.None, biases, kept, weights);
    }

    /// <summary>The point of <see cref="MultinomialLoss"/> over all columns at which the loss is least.</summary>
    internal static double[] Fit(IReadOnlyList<MultinomialLoss.Row> rows, int columns, int labels, TrainingOptions options)
    {
        RowCompression? compression = RowCompression.Suits(rows.Count, columns) ? new RowCompression(rows, columns) : null;
        var loss = compression is null
            ? new MultinomialLoss(rows, columns, labels, options.L2)
            : new MultinomialLoss(compression.Rows, rows.Count, labels, options.L2);
        double[] point = new double[loss.Size];
        new LimitedMemoryMinimiser(options.MaximumSteps, options.Tolerance).Minimise(loss.At, point);
        return compression?.Expand(point, columns, labels) ?? point;
    }

    private static void Check(IReadOnlyList<TrainingExample> examples, TrainingOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.L2);
        ArgumentOutOfRangeException.ThrowIfNegative(options.PruneBelow);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LeastExamples, 1);
        if (examples.Count == 0 || examples.Any(e => !double.IsFinite(e.Weight) || e.Weight <= 0))
        {
            throw new ArgumentException("Training needs examples, and their weights are finite and above 0.", nameof(examples));
        }

        FeatureVector first = examples[0].Features;
        if (examples.Any(e => e.Features.Dimension != first.Dimension || e.Features.Scaling != first.Scaling))
        {
            throw new ArgumentException("Examples have vectors of one dimension and one scaling.", nameof(examples));
        }
    }

    private static int[] IndicesInUse(IReadOnlyList<TrainingExample> examples, int leastExamples)
    {
        int[] examplesWith = new int[examples[0].Features.Dimension];
        foreach (TrainingExample example in examples)
        {
            foreach (int index in example.Features.Indices)
            {
                examplesWith[index]++;
            }
        }

        return [.. Enumerable.Range(0, examplesWith.Length).Where(index => examplesWith[index] >= leastExamples)];
    }

    private static double[] WeightOfLabels(IReadOnlyList<TrainingExample> examples, string[] labels, TrainingOptions options)
    {
        Dictionary<string, int> counts = examples.CountBy(e => e.Label).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. labels.Select(label =>
                options.ClassWeights.GetValueOrDefault(label, 1) *
                (options.Balance && counts.TryGetValue(label, out int count) ? examples.Count / ((double)counts.Count * count) : 1)),
        ];
    }

    private static MultinomialLoss.Row ToRow(TrainingExample example, int[] indices, int label, double weight)
    {
        var columns = new List<int>(example.Features.Count);
        var values = new List<double>(example.Features.Count);
        for (int f = 0; f < example.Features.Count; f++)
        {
            int column = Array.BinarySearch(indices, example.Features.Indices[f]);
            if (column >= 0)
            {
                columns.Add(column);
                values.Add(example.Features.Values[f]);
            }
        }

        return new MultinomialLoss.Row([.. columns], [.. values], label, weight);
    }

    private static (int[] Indices, float[] Weights) Prune(int[] indices, double[] point, int labels, double below)
    {
        var kept = new List<int>(indices.Length);
        var weights = new List<float>(point.Length);
        float[] row = new float[labels];
        for (int column = 0; column < indices.Length; column++)
        {
            bool any = false;
            for (int label = 0; label < labels; label++)
            {
                double weight = point[(column * labels) + label];
                row[label] = Math.Abs(weight) >= below ? (float)weight : 0;
                any |= row[label] != 0;
            }

            if (any)
            {
                kept.Add(indices[column]);
                weights.AddRange(row);
            }
        }

        return ([.. kept], [.. weights]);
    }
}
