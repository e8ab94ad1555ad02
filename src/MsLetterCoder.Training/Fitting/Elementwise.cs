using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MsLetterCoder.Training.Fitting;

/// <summary>
/// Sums of vectors element by element, four at once. Each element is one product and one sum, each rounded for itself and never fused, as in a plain loop: the bits are the same with and without
/// vectors, on every machine. Sums over elements stay plain loops, because their order counts.
/// </summary>
internal static class Elementwise
{
    /// <summary>Adds <paramref name="factor"/> times <paramref name="what"/> to <paramref name="to"/>; both have one length.</summary>
    public static void AddScaled(Span<double> to, ReadOnlySpan<double> what, double factor)
    {
        int i = 0;
        ref double target = ref MemoryMarshal.GetReference(to);
        ref double source = ref MemoryMarshal.GetReference(what[..to.Length]);
        for (; i <= to.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<double> product = Vector256.LoadUnsafe(ref source, (nuint)i) * factor;
            (Vector256.LoadUnsafe(ref target, (nuint)i) + product).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < to.Length; i++)
        {
            to[i] += factor * what[i];
        }
    }
}
