using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Training.Fitting;

/// <summary>
/// The penalised loss of multinomial logistic regression over examples in columns: for each example its weight times minus the logarithm of the
/// probability of its label, plus half of <c>l2</c> times the squared weights. A point holds the weights column by column, one for each label, and
/// last the biases.
/// </summary>
internal sealed class MultinomialLoss
{
    private readonly int _labels;
    private readonly double _l2;
    private readonly Row[] _rows;
    private readonly double[] _scores;

    public MultinomialLoss(IReadOnlyList<Row> rows, int columns, int labels, double l2)
    {
        _rows = [.. rows];
        _labels = labels;
        _l2 = l2;
        _scores = new double[labels];
        Size = (columns + 1) * labels;
    }

    /// <summary>Length of a point.</summary>
    public int Size { get; }

    public double At(ReadOnlySpan<double> point, Span<double> slopes)
    {
        int biases = Size - _labels;
        double squares = 0;
        for (int i = 0; i < biases; i++)
        {
            squares += point[i] * point[i];
            slopes[i] = _l2 * point[i];
        }

        slopes[biases..].Clear();
        double loss = 0;
        foreach (Row row in _rows)
        {
            loss += AddRow(row, point, slopes, biases);
        }

        return loss + (0.5 * _l2 * squares);
    }

    private double AddRow(Row row, ReadOnlySpan<double> point, Span<double> slopes, int biases)
    {
        point.Slice(biases, _labels).CopyTo(_scores);
        for (int f = 0; f < row.Columns.Length; f++)
        {
            Elementwise.AddScaled(_scores, point.Slice(row.Columns[f] * _labels, _labels), row.Values[f]);
        }

        double score = _scores[row.Label];
        double logSum = PortableMath.Softmax(_scores);
        for (int label = 0; label < _labels; label++)
        {
            _scores[label] = row.Weight * (_scores[label] - (label == row.Label ? 1 : 0));
            slopes[biases + label] += _scores[label];
        }

        for (int f = 0; f < row.Columns.Length; f++)
        {
            Elementwise.AddScaled(slopes.Slice(row.Columns[f] * _labels, _labels), _scores, row.Values[f]);
        }

        return row.Weight * (logSum - score);
    }

    /// <summary>An example: its columns, their values, its label and its weight.</summary>
    internal sealed record Row(int[] Columns, double[] Values, int Label, double Weight);
}
