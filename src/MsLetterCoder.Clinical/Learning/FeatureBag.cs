using System.Numerics;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>
/// Collects named features into a fixed number of hashed indices (the 'hashing trick'; Weinberger et al., ICML 2009). Names that share an index
/// add up. Adding allocates only while the bag grows; <see cref="Clear"/> keeps its room for the next document. Not for use by two threads at
/// once.
/// </summary>
public sealed class FeatureBag
{
    private readonly int _bits;
    private readonly WeightTable? _weighted; // where there is one, only indices with weights in it are kept
    private int[] _slots = new int[64]; // open addressing: 0 is free, else position + 1 in the arrays below
    private int[] _indices = new int[32];
    private double[] _values = new double[32];

    /// <summary>Makes an empty bag.</summary>
    /// <param name="dimension">Number of indices: a power of two from 16 to 2^24.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is no such power.</exception>
    public FeatureBag(int dimension)
    {
        if (!IsDimension(dimension))
        {
            throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "A dimension is a power of two from 16 to 16777216.");
        }

        Dimension = dimension;
        _bits = BitOperations.Log2((uint)dimension);
    }

    private FeatureBag(int dimension, WeightTable? weighted)
        : this(dimension) => _weighted = weighted;

    /// <summary>Number of indices.</summary>
    public int Dimension { get; }

    /// <summary>Number of different indices added to so far.</summary>
    public int Count { get; private set; }

    /// <summary>The indices in order of first addition.</summary>
    internal ReadOnlySpan<int> Indices => _indices.AsSpan(0, Count);

    /// <summary>The sum at each of <see cref="Indices"/>.</summary>
    internal ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>An empty bag to ask one model with, and nothing else: features without weights in it, most of all, change no score and are left out. A model that divides by the length wants all.</summary>
    internal static FeatureBag For(LinearModel model) => new(model.Dimension, model.Scaling == FeatureScaling.AsAdded ? model.Weights : null);

    /// <summary>Adds <paramref name="value"/> to the feature of that name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public void Add(string name, double value = 1) => AddHash(FeatureHash.Seed(name), value);

    /// <summary>Adds <paramref name="value"/> to the feature named by prefix and text; prefix and text never run into each other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public void Add(string prefix, ReadOnlySpan<char> text, double value = 1) => AddHash(FeatureHash.Append(FeatureHash.Seed(prefix), text), value);

    /// <summary>Empties the bag and keeps its room.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
    }

    /// <summary>Adds <paramref name="value"/> to the feature of that name.</summary>
    internal void Add(FeatureName name, double value = 1) => AddHash(name.Seed, value);

    /// <summary>Adds <paramref name="value"/> to the feature named by prefix and text.</summary>
    internal void Add(FeatureName prefix, ReadOnlySpan<char> text, double value = 1) => AddHash(FeatureHash.Append(prefix.Seed, text), value);

    /// <summary>What was added, sorted and scaled.</summary>
    public FeatureVector ToVector(FeatureScaling scaling = FeatureScaling.AsAdded)
    {
        int[] indices = Indices.ToArray();
        double[] values = Values.ToArray();
        Array.Sort(indices, values);

        int kept = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            if (values[i] != 0)
            {
                (indices[kept], values[kept]) = (indices[i], values[i]);
                kept++;
            }
        }

        Array.Resize(ref indices, kept);
        Array.Resize(ref values, kept);
        double factor = LengthFactor(values, scaling);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Damp(values[i], scaling) * factor;
        }

        return new FeatureVector(Dimension, scaling, indices, values);
    }

    internal static bool IsDimension(int dimension) => dimension is >= 16 and <= 1 << 24 && BitOperations.IsPow2(dimension);

    /// <summary>The value before the division by length.</summary>
    internal static double Damp(double value, FeatureScaling scaling) =>
        scaling != FeatureScaling.DampedUnitLength || value == 1 ? value : value < 0 ? -Math.Sqrt(-value) : Math.Sqrt(value);

    /// <summary>What each damped value is multiplied by; 1 for an empty bag.</summary>
    internal static double LengthFactor(ReadOnlySpan<double> values, FeatureScaling scaling)
    {
        if (scaling == FeatureScaling.AsAdded)
        {
            return 1;
        }

        double squares = 0;
        foreach (double value in values)
        {
            squares += scaling == FeatureScaling.UnitLength ? value * value : Math.Abs(value);
        }

        return squares > 0 ? 1 / Math.Sqrt(squares) : 1;
    }

    internal void AddHash(ulong hash, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A feature's value is finite.");
        }

        int index = FeatureHash.Fold(hash, _bits);
        if (_weighted?.Has(index) == false)
        {
            return;
        }

        int mask = _slots.Length - 1;
        int slot = index & mask;
        while (_slots[slot] != 0)
        {
            int at = _slots[slot] - 1;
            if (_indices[at] == index)
            {
                _values[at] += value;
                return;
            }

            slot = (slot + 1) & mask;
        }

        if (Count == _indices.Length)
        {
            Grow();
            slot = FreeSlot(index);
        }

        _indices[Count] = index;
        _values[Count] = value;
        _slots[slot] = ++Count;
    }

    private void Grow()
    {
        Array.Resize(ref _indices, _indices.Length * 2);
        Array.Resize(ref _values, _values.Length * 2);
        _slots = new int[_slots.Length * 2];
        for (int at = 0; at < Count; at++)
        {
            _slots[FreeSlot(_indices[at])] = at + 1;
        }
    }

    private int FreeSlot(int index)
    {
        int mask = _slots.Length - 1;
        int slot = index & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
