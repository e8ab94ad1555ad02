using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>
/// Reads what <see cref="LinearModelWriter"/> wrote. Lengths are checked against what is left before anything is allocated, so a damaged file
/// costs no memory.
/// </summary>
internal ref struct LinearModelReader(ReadOnlySpan<byte> file)
{
    private const int HighestLabelCount = 4096;

    private readonly ReadOnlySpan<byte> _file = file;
    private int _at = 0;

    public LinearModel Read()
    {
        if (!Take(LinearModelWriter.Magic.Length, "the magic").SequenceEqual(LinearModelWriter.Magic))
        {
            throw Damaged(0, "this is no model file");
        }

        byte format = TakeByte("the format version");
        if (format != LinearModelWriter.Format)
        {
            throw Damaged(_at - 1, $"format version {format} is unknown to this program, which reads {LinearModelWriter.Format}");
        }

        string name = TakeString("the name");
        string featureVersion = TakeString("the feature version");
        string[] labels = TakeLabels();
        int dimension = TakeDimension();
        FeatureScaling scaling = TakeScaling();
        ScoreCalibration calibration = TakeCalibration(labels.Length);
        float[] biases = new float[labels.Length];
        for (int label = 0; label < biases.Length; label++)
        {
            biases[label] = TakeSingle("a bias");
        }

        (int[] indices, float[] weights) = TakeRows(dimension, labels.Length);
        TakeChecksum();
        return new LinearModel(name, featureVersion, labels, dimension, scaling, calibration, biases, indices, weights);
    }

    private string[] TakeLabels()
    {
        int at = _at;
        int count = TakeVarint("the count of labels");
        if (count is < 2 or > HighestLabelCount)
        {
            throw Damaged(at, $"a count of {count} labels");
        }

        string[] labels = new string[count];
        for (int label = 0; label < count; label++)
        {
            at = _at;
            labels[label] = TakeString("a label");
            if (labels.AsSpan(0, label).Contains(labels[label]))
            {
                throw Damaged(at, "a label that stands twice");
            }
        }

        return labels;
    }

    private int TakeDimension()
    {
        byte bits = TakeByte("the dimension");
        return bits is >= 4 and <= 24 ? 1 << bits : throw Damaged(_at - 1, $"a dimension of 2^{bits}");
    }

    private FeatureScaling TakeScaling()
    {
        var scaling = (FeatureScaling)TakeByte("the scaling");
        return Enum.IsDefined(scaling) ? scaling : throw Damaged(_at - 1, "an unknown scaling");
    }

    private ScoreCalibration TakeCalibration(int labels)
    {
        byte kind = TakeByte("the calibration");
        switch (kind)
        {
            case LinearModelWriter.TemperatureKind:
                double temperature = TakeDouble("the temperature");
                return temperature > 0
                    ? ScoreCalibration.OfTemperature(temperature)
                    : throw Damaged(_at - sizeof(double), "a temperature of 0 or less");
            case LinearModelWriter.PlattKind:
                double[] slopes = new double[labels];
                double[] offsets = new double[labels];
                foreach (double[] parameters in (double[][])[slopes, offsets])
                {
                    for (int label = 0; label < labels; label++)
                    {
                        parameters[label] = TakeDouble("a Platt parameter");
                    }
                }

                return ScoreCalibration.OfPlatt(slopes, offsets);
            default:
                throw Damaged(_at - 1, "an unknown calibration");
        }
    }

    private (int[] Indices, float[] Weights) TakeRows(int dimension, int labels)
    {
        int at = _at;
        int count = TakeVarint("the count of rows");
        int maskLength = (labels + 7) / 8;
        if (count > dimension || count > (_file.Length - _at) / (1 + maskLength))
        {
            throw Damaged(at, $"a count of {count} rows, more than the file can hold");
        }

        int[] indices = new int[count];
        float[] weights = new float[checked(count * labels)];
        int index = -1;
        for (int row = 0; row < count; row++)
        {
            at = _at;
            int step = TakeVarint("a row's index");
            if (step < 1 || step > dimension - 1 - index)
            {
                throw Damaged(at, "a row's index outside the dimension");
            }

            index += step;
            indices[row] = index;
            ReadOnlySpan<byte> mask = Take(maskLength, "a row's mask");
            for (int label = 0; label < labels; label++)
            {
                if ((mask[label / 8] & (1 << (label % 8))) != 0)
                {
                    weights[(row * labels) + label] = TakeHalf("a weight");
                }
            }
        }

        return (indices, weights);
    }

    private void TakeChecksum()
    {
        int at = _at;
        ReadOnlySpan<byte> stated = Take(SHA256.HashSizeInBytes, "the checksum");
        if (_at != _file.Length)
        {
            throw Damaged(_at, "more bytes than a model has");
        }

        if (!stated.SequenceEqual(SHA256.HashData(_file[..at])))
        {
            throw Damaged(at, "a checksum that does not fit the bytes before it");
        }
    }

    private ReadOnlySpan<byte> Take(int length, string what)
    {
        if (length > _file.Length - _at)
        {
            throw Damaged(_file.Length, $"the file ends within {what}");
        }

        _at += length;
        return _file.Slice(_at - length, length);
    }

    private byte TakeByte(string what) => Take(1, what)[0];

    private int TakeVarint(string what)
    {
        int start = _at;
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte next = TakeByte(what);
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value <= int.MaxValue ? (int)value : throw Damaged(start, $"{what} too large");
            }
        }

        throw Damaged(start, $"{what} too long");
    }

    private string TakeString(string what)
    {
        int start = _at;
        int length = TakeVarint(what);
        ReadOnlySpan<byte> bytes = Take(length, what);
        return length > 0 && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw Damaged(start, $"{what} is empty or no UTF-8");
    }

    private float TakeHalf(string what)
    {
        Half value = BinaryPrimitives.ReadHalfLittleEndian(Take(sizeof(ushort), what));
        return Half.IsFinite(value) ? (float)value : throw Damaged(_at - sizeof(ushort), $"{what} is not finite");
    }

    private float TakeSingle(string what)
    {
        float value = BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float), what));
        return float.IsFinite(value) ? value : throw Damaged(_at - sizeof(float), $"{what} is not finite");
    }

    private double TakeDouble(string what)
    {
        double value = BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double), what));
        return double.IsFinite(value) ? value : throw Damaged(_at - sizeof(double), $"{what} is not finite");
    }

    private static InvalidDataException Damaged(int at, string what) => new($"Model file, byte {at}: {what}.");
}
