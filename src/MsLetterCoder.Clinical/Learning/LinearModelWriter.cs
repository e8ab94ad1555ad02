using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>
/// Writes the model file, all numbers little-endian: magic 'MSLM', format version (1 byte); name, feature version (strings); count of labels
/// (varint) and labels (strings); base-2 logarithm of the dimension (1 byte); scaling (1 byte); calibration kind (1 byte: 0 temperature, 1 Platt)
/// and its float64 parameters (one, or slopes then offsets); one float32 bias for each label; count of rows (varint); each row as the distance
/// from the index before (varint, the first from -1), a bit for each label that has a weight other than zero (low bit first), and these weights as
/// float16 (IEEE 754 half precision); SHA-256 of all that. A string is its UTF-8 length (varint) and bytes; a varint is LEB128.
/// </summary>
internal static class LinearModelWriter
{
    public const byte Format = 2;
    public const byte TemperatureKind = 0;
    public const byte PlattKind = 1;

    public static ReadOnlySpan<byte> Magic => "MSLM"u8;

    public static void Write(LinearModel model, Stream file)
    {
        using var body = new MemoryStream();
        body.Write(Magic);
        body.WriteByte(Format);
        WriteString(body, model.Name);
        WriteString(body, model.FeatureVersion);
        WriteVarint(body, model.Labels.Count);
        foreach (string label in model.Labels)
        {
            WriteString(body, label);
        }

        body.WriteByte((byte)int.Log2(model.Dimension));
        body.WriteByte((byte)model.Scaling);
        WriteCalibration(body, model.Calibration);
        foreach (float bias in model.Biases)
        {
            WriteSingle(body, bias);
        }

        WriteRows(body, model);
        ReadOnlySpan<byte> written = body.GetBuffer().AsSpan(0, (int)body.Length);
        file.Write(written);
        file.Write(SHA256.HashData(written));
    }

    private static void WriteCalibration(MemoryStream body, ScoreCalibration calibration)
    {
        body.WriteByte(calibration.Slopes.IsEmpty ? TemperatureKind : PlattKind);
        IEnumerable<double> parameters = calibration.Slopes.IsEmpty ? [calibration.Temperature] : calibration.Slopes.Concat(calibration.Offsets);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (double parameter in parameters)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, parameter);
            body.Write(bytes);
        }
    }

    private static void WriteRows(MemoryStream body, LinearModel model)
    {
        int[] indices = model.WeightedIndices();
        var kept = new List<int>();
        for (int row = 0; row < indices.Length; row++)
        {
            if (model.Row(row).ContainsAnyExcept(0f))
            {
                kept.Add(row);
            }
        }

        WriteVarint(body, kept.Count);
        byte[] mask = new byte[(model.Labels.Count + 7) / 8];
        int before = -1;
        foreach (int row in kept)
        {
            WriteVarint(body, indices[row] - before);
            before = indices[row];
            ReadOnlySpan<float> weights = model.Row(row);
            Array.Clear(mask);
            for (int label = 0; label < weights.Length; label++)
            {
                mask[label / 8] |= (byte)(weights[label] != 0 ? 1 << (label % 8) : 0);
            }

            body.Write(mask);
            foreach (float weight in weights)
            {
                if (weight != 0)
                {
                    WriteHalf(body, weight);
                }
            }
        }
    }

    private static void WriteString(MemoryStream body, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        WriteVarint(body, bytes.Length);
        body.Write(bytes);
    }

    private static void WriteSingle(MemoryStream body, float value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        body.Write(bytes);
    }

    private static void WriteHalf(MemoryStream body, float value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value);
        body.Write(bytes);
    }

    private static void WriteVarint(MemoryStream body, int value)
    {
        uint rest = (uint)value;
        while (rest >= 0x80)
        {
            body.WriteByte((byte)(rest | 0x80));
            rest >>= 7;
        }

        body.WriteByte((byte)rest);
    }
}
