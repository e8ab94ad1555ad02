namespace MsLetterCoder.Clinical.Learning;

/// <summary>A sparse vector: ascending unique indices below <see cref="Dimension"/>, each with a value other than zero. Immutable.</summary>
public sealed class FeatureVector
{
    private readonly int[] _indices;
    private readonly double[] _values;

    internal FeatureVector(int dimension, FeatureScaling scaling, int[] indices, double[] values)
    {
        Dimension = dimension;
        Scaling = scaling;
        _indices = indices;
        _values = values;
    }

    /// <summary>Number of possible indices, a power of two.</summary>
    public int Dimension { get; }

    /// <summary>How its values were scaled; a model refuses a vector scaled otherwise than those it was trained on.</summary>
    public FeatureScaling Scaling { get; }

    /// <summary>Number of indices held.</summary>
    public int Count => _indices.Length;

    /// <summary>The indices, ascending.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <summary>The value of each index.</summary>
    public ReadOnlySpan<double> Values => _values;
}
