using System.Numerics;
using System.Runtime.Intrinsics;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>The weights of a linear model: a row of one weight a label for each feature that has any. Few of them have, and which is told by bits that fit into the nearest cache.</summary>
internal sealed class WeightTable
{
    private readonly ulong[] _weighted; // a bit for each index that has weights
    private readonly int[] _rowsBefore; // for each of these 64 bits the rows of all bits before them
    private readonly float[] _weights; // one weight for each label and zeros up to the stride, row after row
    private readonly int _stride; // labels, rounded up to what the processor takes at once
    private readonly int _labels;

    /// <summary>Sets the weights out; they are kept to half precision (11 bits), as the file holds them.</summary>
    /// <param name="dimension">Size of the feature space.</param>
    /// <param name="labels">Number of labels.</param>
    /// <param name="indices">Ascending indices that have weights.</param>
    /// <param name="weights">For each of these indices one weight for each label, in order.</param>
    /// <exception cref="ArgumentException">The indices do not ascend or lie beyond the dimension.</exception>
    public WeightTable(int dimension, int labels, ReadOnlySpan<int> indices, ReadOnlySpan<float> weights)
    {
        _labels = labels;
        _stride = (labels + Vector256<double>.Count - 1) / Vector256<double>.Count * Vector256<double>.Count;
        _weights = new float[indices.Length * _stride];
        _weighted = new ulong[(dimension + 63) / 64];
        _rowsBefore = new int[_weighted.Length];
        int last = -1;
        for (int row = 0; row < indices.Length; row++)
        {
            if (indices[row] <= last || indices[row] >= dimension)
            {
                throw new ArgumentException("Indices ascend and lie below the dimension.");
            }

            last = indices[row];
            _weighted[last / 64] |= 1UL << last;
            for (int label = 0; label < labels; label++)
            {
                // Half precision, as in the file: a model read back gives the same answers.
                _weights[(row * _stride) + label] = (float)(Half)weights[(row * labels) + label];
            }
        }

        for (int i = 1; i < _weighted.Length; i++)
        {
            _rowsBefore[i] = _rowsBefore[i - 1] + BitOperations.PopCount(_weighted[i - 1]);
        }
    }

    /// <summary>Number of indices that have weights.</summary>
    public int RowCount => _weights.Length / _stride;

    /// <summary>Vectors of four sums that the labels take.</summary>
    public int VectorsPerRow => _stride / Vector256<double>.Count;

    /// <summary>The weights of the row-th index that has any, one for each label.</summary>
    public ReadOnlySpan<float> Row(int row) => _weights.AsSpan(row * _stride, _labels);

    /// <summary>The indices that have weights, ascending.</summary>
    public int[] Indices()
    {
        int[] indices = new int[RowCount];
        int row = 0;
        for (int index = 0; row < indices.Length; index++)
        {
            if (((_weighted[index / 64] >> index) & 1) != 0)
            {
                indices[row++] = index;
            }
        }

        return indices;
    }

    /// <summary>True for an index that has weights.</summary>
    public bool Has(int index) => ((_weighted[index >> 6] >> index) & 1) != 0;

    /// <summary>Adds the rows of several indices, in their order.</summary>
    public void AddRows(ReadOnlySpan<int> indices, ReadOnlySpan<double> values, Span<Vector256<double>> sums)
    {
        if (sums.Length != 2)
        {
            for (int i = 0; i < indices.Length; i++)
            {
                AddRow(indices[i], values[i], sums);
            }

            return;
        }

        // Five to eight labels, the contexts of mentions: both sums stay in registers.
        (Vector256<double> low, Vector256<double> high) = (sums[0], sums[1]);
        for (int i = 0; i < indices.Length; i++)
        {
            if (RowOf(indices[i]) is >= 0 and int row)
            {
                (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Create(_weights.AsSpan(row * _stride, _stride)));
                low += lower * values[i];
                high += upper * values[i];
            }
        }

        (sums[0], sums[1]) = (low, high);
    }

    /// <summary>Adds value times weight to each label's sum, four labels at once; product and sum are rounded each for itself, as without vectors.</summary>
    public void AddRow(int index, double value, Span<Vector256<double>> sums)
    {
        int number = RowOf(index);
        if (number < 0)
        {
            return;
        }

        ReadOnlySpan<float> row = _weights.AsSpan(number * _stride, _stride);
        for (int i = 0; i < sums.Length; i++)
        {
            Vector128<float> weights = Vector128.Create(row[(i * Vector128<float>.Count)..]);
            sums[i] += Vector256.Create(Vector128.WidenLower(weights), Vector128.WidenUpper(weights)) * value;
        }
    }

    /// <summary>Number of an index among those that have weights; -1 for one that has none.</summary>
    private int RowOf(int index)
    {
        ulong bits = _weighted[index >> 6];
        return ((bits >> index) & 1) == 0 ? -1 : _rowsBefore[index >> 6] + BitOperations.PopCount(bits & ((1UL << index) - 1));
    }
}
