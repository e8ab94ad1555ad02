using System.Buffers;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>What a text is about, by the vectors of its words: features without words of their own, which carry over to wordings that no example had.</summary>
internal static class VectorFeatures
{
    /// <summary>Changes whenever the same text would give other features.</summary>
    public const string Version = "vectors1";

    private static readonly FeatureName[] Names = MakeNames();

    /// <summary>Adds to the features of a short text: the direction of the sum of its words' vectors. The bag's values are roots of what is added
    /// (<see cref="FeatureScaling.DampedUnitLength"/>), so squares are added, and as much of them as <paramref name="share"/> of what the bag holds already.</summary>
    public static void AddDamped(FeatureBag bag, ReadOnlySpan<char> text, double share)
    {
        Span<int> sum = stackalloc int[WordVectors.Size];
        Collect(text, sum);
        double length = Length(sum);
        if (length == 0)
        {
            return;
        }

        double held = 0;
        foreach (double value in bag.Values)
        {
            held += Math.Abs(value);
        }

        double scale = Math.Sqrt(share * held) / length;
        for (int k = 0; k < WordVectors.Size; k++)
        {
            bag.Add(Names[k], Signed(sum[k] * scale));
        }
    }

    private static void Collect(ReadOnlySpan<char> text, Span<int> sum)
    {
        char[] folded = ArrayPool<char>.Shared.Rent((2 * text.Length) + 2);
        ReadOnlySpan<char> words = folded.AsSpan(0, TextFeatures.Fold(text, folded));
        for (int start = 1; start < words.Length;)
        {
            int length = words[start..].IndexOf(' ');
            ReadOnlySpan<sbyte> vector = WordVectors.Embedded.Find(words.Slice(start, length));
            for (int k = 0; k < vector.Length; k++)
            {
                sum[k] += vector[k];
            }

            start += length + 1;
        }

        ArrayPool<char>.Shared.Return(folded);
    }

    private static double Length(ReadOnlySpan<int> vector)
    {
        long squares = 0;
        foreach (int value in vector)
        {
            squares += (long)value * value;
        }

        return Math.Sqrt(squares);
    }

    private static double Signed(double value) => value < 0 ? -value * value : value * value;

    private static FeatureName[] MakeNames()
    {
        var name = new FeatureName("vector|");
        return [.. Enumerable.Range(0, WordVectors.Size).Select(k => name.Then(k.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
    }
}
