using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>
/// Multinomial logistic regression over hashed features: each label's score is its bias plus the sum of value times weight, and calibration turns
/// scores into probabilities. Immutable; any number of threads may ask it at once. Sums run in double precision and in a fixed order, so its
/// answers are the same on every machine.
/// </summary>
public sealed class LinearModel
{
    /// <summary>Vectors of sums for which room is on the stack: 64 labels.</summary>
    private const int MostVectors = 16;

    private readonly string[] _labels;
    private readonly float[] _biases;
    private readonly WeightTable _weights;

    /// <summary>Makes a model of its parts.</summary>
    /// <param name="name">Its name ('urgency').</param>
    /// <param name="featureVersion">Version of the features it was trained on; the caller that makes features compares it with its own.</param>
    /// <param name="labels">At least two different labels.</param>
    /// <param name="dimension">Dimension of its vectors.</param>
    /// <param name="scaling">Scaling of its vectors.</param>
    /// <param name="calibration">From scores to probabilities.</param>
    /// <param name="biases">One for each label.</param>
    /// <param name="indices">Ascending indices that have weights.</param>
    /// <param name="weights">For each of these indices one weight for each label, in order; kept to half precision (11 bits), as the file holds them.</param>
    /// <exception cref="ArgumentException">The parts do not fit together, or a weight is not finite.</exception>
    public LinearModel(
        string name,
        string featureVersion,
        IReadOnlyList<string> labels,
        int dimension,
        FeatureScaling scaling,
        ScoreCalibration calibration,
        ReadOnlySpan<float> biases,
        ReadOnlySpan<int> indices,
        ReadOnlySpan<float> weights)
    {
        Check(name.Length > 0 && featureVersion.Length > 0, "A model has a name and a feature version.");
        Check(labels.Count >= 2 && labels.All(l => l.Length > 0), "Labels are two or more, none empty.");
        Check(labels.Distinct(StringComparer.Ordinal).Count() == labels.Count, "Labels are all different.");
        Check(FeatureBag.IsDimension(dimension), "The dimension is a power of two from 16 to 16777216.");
        Check(Enum.IsDefined(scaling), "The scaling is unknown.");
        CheckCalibration(calibration, labels.Count);
        Check(biases.Length == labels.Count, "Each label has one bias.");
        Check(weights.Length == indices.Length * labels.Count, "Each index has one weight for each label.");
        CheckFinite(biases);
        CheckFinite(weights);

        Name = name;
        FeatureVersion = featureVersion;
        _labels = [.. labels];
        Dimension = dimension;
        Scaling = scaling;
        Calibration = calibration;
        _biases = biases.ToArray();
        _weights = new WeightTable(dimension, _labels.Length, indices, weights);
    }

    private LinearModel(LinearModel same, ScoreCalibration calibration)
    {
        CheckCalibration(calibration, same._labels.Length);
        (Name, FeatureVersion, Dimension, Scaling, Calibration) = (same.Name, same.FeatureVersion, same.Dimension, same.Scaling, calibration);
        (_labels, _biases, _weights) = (same._labels, same._biases, same._weights);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Version of the features it was trained on.</summary>
    public string FeatureVersion { get; }

    /// <summary>Its labels, in the order of its probabilities.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Dimension of the vectors it takes.</summary>
    public int Dimension { get; }

    /// <summary>Scaling of the vectors it takes.</summary>
    public FeatureScaling Scaling { get; }

    /// <summary>From scores to probabilities.</summary>
    public ScoreCalibration Calibration { get; }

    internal ReadOnlySpan<float> Biases => _biases;

    internal WeightTable Weights => _weights;

    /// <summary>Number of indices that have weights.</summary>
    public int RowCount => _weights.RowCount;

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another format; the message names the byte.</exception>
    public static LinearModel Read(ReadOnlySpan<byte> file) => new LinearModelReader(file).Read();

    /// <summary>Reads a model file to the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another format; the message names the byte.</exception>
    public static LinearModel Read(Stream file)
    {
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Writes the model file; equal models give equal bytes.</summary>
    public void Write(Stream file) => LinearModelWriter.Write(this, file);

    /// <summary>The same weights, shared, under another calibration.</summary>
    /// <exception cref="ArgumentException">It does not fit the labels.</exception>
    public LinearModel With(ScoreCalibration calibration) => new(this, calibration);

    /// <summary>The probability of each label, in the order of <see cref="Labels"/>.</summary>
    /// <exception cref="ArgumentException">Dimension or scaling differ from the model's.</exception>
    public double[] Probabilities(FeatureVector features)
    {
        double[] probabilities = new double[_labels.Length];
        Probabilities(features, probabilities);
        return probabilities;
    }

    /// <summary>The probability of each label, into a span of that length; nothing is allocated.</summary>
    /// <exception cref="ArgumentException">Dimension, scaling or length differ from the model's.</exception>
    public void Probabilities(FeatureVector features, Span<double> into)
    {
        Scores(features, into);
        Calibration.Apply(into);
    }

    /// <summary>The probability of each label for a bag, scaled as the model wants it, in the order of <see cref="Labels"/>.</summary>
    /// <exception cref="ArgumentException">The dimension differs from the model's.</exception>
    public double[] Probabilities(FeatureBag features)
    {
        double[] probabilities = new double[_labels.Length];
        Probabilities(features, probabilities);
        return probabilities;
    }

    /// <summary>The probability of each label for a bag, scaled as the model wants it; saves the sorting of a vector. Nothing is allocated.</summary>
    /// <exception cref="ArgumentException">Dimension or length differ from the model's.</exception>
    public void Probabilities(FeatureBag features, Span<double> into)
    {
        CheckRequest(features.Dimension, Scaling, into.Length);
        ReadOnlySpan<int> indices = features.Indices;
        ReadOnlySpan<double> values = features.Values;
        Span<Vector256<double>> sums = stackalloc Vector256<double>[MostVectors];
        sums = Start(sums);
        if (Scaling == FeatureScaling.AsAdded)
        {
            _weights.AddRows(indices, values, sums);
        }
        else
        {
            double factor = FeatureBag.LengthFactor(values, Scaling);
            for (int i = 0; i < indices.Length; i++)
            {
                _weights.AddRow(indices[i], FeatureBag.Damp(values[i], Scaling) * factor, sums);
            }
        }

        Finish(sums, into);
        Calibration.Apply(into);
    }

    /// <summary>The best label and its probability for a bag; of equal ones the first.</summary>
    /// <exception cref="ArgumentException">The dimension differs from the model's.</exception>
    public (string Label, Confidence Confidence) Best(FeatureBag features)
    {
        Span<double> probabilities = _labels.Length <= 64 ? stackalloc double[_labels.Length] : new double[_labels.Length];
        Probabilities(features, probabilities);
        int best = 0;
        for (int label = 1; label < probabilities.Length; label++)
        {
            if (probabilities[label] > probabilities[best])
            {
                best = label;
            }
        }

        return (_labels[best], new Confidence(Math.Clamp(probabilities[best], 0, 1)));
    }

    /// <summary>The place of a label in <see cref="Labels"/> and in its probabilities.</summary>
    /// <exception cref="ArgumentException">There is no such label.</exception>
    public int IndexOf(string label)
    {
        int index = Array.IndexOf(_labels, label);
        return index >= 0 ? index : throw new ArgumentException($"The model '{Name}' lacks the label '{label}'.", nameof(label));
    }

    /// <summary>The score of each label before calibration, into a span of that length.</summary>
    /// <exception cref="ArgumentException">Dimension, scaling or length differ from the model's.</exception>
    public void Scores(FeatureVector features, Span<double> into)
    {
        CheckRequest(features.Dimension, features.Scaling, into.Length);
        ReadOnlySpan<int> indices = features.Indices;
        ReadOnlySpan<double> values = features.Values;
        Span<Vector256<double>> sums = stackalloc Vector256<double>[MostVectors];
        sums = Start(sums);
        _weights.AddRows(indices, values, sums);

        Finish(sums, into);
    }

    internal int[] WeightedIndices() => _weights.Indices();

    internal ReadOnlySpan<float> Row(int row) => _weights.Row(row);

    /// <summary>The biases, in as much of the room given as the labels take, or in new room where they take more.</summary>
    private Span<Vector256<double>> Start(Span<Vector256<double>> room)
    {
        int vectors = _weights.VectorsPerRow;
        Span<Vector256<double>> sums = vectors <= room.Length ? room[..vectors] : new Vector256<double>[vectors];
        sums.Clear();
        Span<double> scores = MemoryMarshal.Cast<Vector256<double>, double>(sums);
        for (int label = 0; label < _biases.Length; label++)
        {
            scores[label] = _biases[label];
        }

        return sums;
    }

    private static void Finish(ReadOnlySpan<Vector256<double>> sums, Span<double> into) => MemoryMarshal.Cast<Vector256<double>, double>(sums)[..into.Length].CopyTo(into);

    private void CheckRequest(int dimension, FeatureScaling scaling, int length)
    {
        if (dimension != Dimension || scaling != Scaling)
        {
            throw new ArgumentException($"The model '{Name}' takes {Dimension} dimensions scaled {Scaling}, not {dimension} scaled {scaling}.");
        }

        Check(length == _labels.Length, "One place for each label is due.");
    }

    private static void CheckCalibration(ScoreCalibration calibration, int labels) =>
        Check(calibration.Slopes.IsEmpty || calibration.Slopes.Length == labels, "Platt parameters are one pair for each label.");

    private static void CheckFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            Check(float.IsFinite(value), "Weights are finite.");
        }
    }

    private static void Check(bool good, string message)
    {
        if (!good)
        {
            throw new ArgumentException(message);
        }
    }
}
