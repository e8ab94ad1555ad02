namespace MsLetterCoder.Clinical.Learning;

/// <summary>
/// Exponential and logarithm whose bits are the same on every machine. <see cref="Math.Exp"/> and <see cref="Math.Log(double)"/> call the
/// platform's C library, and libraries differ in the last bit; after some thousand steps of training so would the models. Here are only + - * /
/// and bit operations, which IEEE 754 rounds in one way, and the .NET compiler neither reorders nor fuses them. Relative error below 1e-15.
/// </summary>
public static class PortableMath
{
    // ln 2 in two parts: the first has 39 bits, so that its product with an exponent is exact.
    private const double Ln2High = 0.6931471805582987;
    private const double Ln2Low = 1.6465949582897082e-12;
    private const double OneOverLn2 = 1.4426950408889634;
    private const double SqrtTwo = 1.4142135623730951;

    private const int FractionBits = 52;
    private const int Bias = 1023;

    /// <summary>e to the power of <paramref name="x"/>; 0 below about -745, infinity above about 709.78.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > 709.782712893384)
        {
            return double.PositiveInfinity;
        }

        if (x < -745.2)
        {
            return 0;
        }

        // x = k ln 2 + r with |r| <= ln 2 / 2; then e^x = 2^k e^r.
        int k = (int)((x * OneOverLn2) + (x < 0 ? -0.5 : 0.5));
        double r = (x - (k * Ln2High)) - (k * Ln2Low);

        // Taylor series to r^13: the first term left out is below 5e-18.
        double sum = 1.0 / 6227020800;
        sum = (sum * r) + (1.0 / 479001600);
        sum = (sum * r) + (1.0 / 39916800);
        sum = (sum * r) + (1.0 / 3628800);
        sum = (sum * r) + (1.0 / 362880);
        sum = (sum * r) + (1.0 / 40320);
        sum = (sum * r) + (1.0 / 5040);
        sum = (sum * r) + (1.0 / 720);
        sum = (sum * r) + (1.0 / 120);
        sum = (sum * r) + (1.0 / 24);
        sum = (sum * r) + (1.0 / 6);
        sum = (sum * r) + 0.5;
        sum = 1 + (r + (r * r * sum));

        // 2^k in two factors, because 2^1024 and the subnormal powers are no normal doubles.
        int half = k >> 1;
        return sum * PowerOfTwo(half) * PowerOfTwo(k - half);
    }

    /// <summary>Natural logarithm; minus infinity for 0, not a number below 0.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return double.NegativeInfinity;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        int k = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984; // 2^54 lifts a subnormal into the normal range
            k = -54;
        }

        // x = 2^k m with m from sqrt(1/2) to sqrt(2); ln m = 2 artanh(s) with s = (m - 1) / (m + 1), |s| < 0.172.
        long bits = BitConverter.DoubleToInt64Bits(x);
        k += (int)(bits >> FractionBits) - Bias;
        double m = BitConverter.Int64BitsToDouble((bits & ((1L << FractionBits) - 1)) | ((long)Bias << FractionBits));
        if (m > SqrtTwo)
        {
            m *= 0.5;
            k++;
        }

        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 1.0 / 23;
        for (int odd = 21; odd >= 3; odd -= 2)
        {
            sum = (sum * square) + (1.0 / odd);
        }

        return (k * Ln2High) + ((2 * s) + ((2 * s * square * sum) + (k * Ln2Low)));
    }

    /// <summary>1 / (1 + e^-x), without overflow.</summary>
    public static double Logistic(double x)
    {
        double e = Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>Replaces scores by e^score over their sum (the softmax) and returns the logarithm of that sum.</summary>
    public static double Softmax(Span<double> scores)
    {
        double highest = double.NegativeInfinity;
        foreach (double score in scores)
        {
            highest = Math.Max(highest, score);
        }

        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Exp(scores[i] - highest);
            sum += scores[i];
        }

        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }

        return highest + Log(sum);
    }

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + Bias) << FractionBits);
}
