namespace MsLetterCoder.Training.Evaluation;

/// <summary>A 95 % confidence interval.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public sealed record Interval(double Low, double High)
{
    private const double NormalQuantile = 1.959963984540054; // of 0.975

    /// <summary>The interval of a share after Wilson (1927), which stays honest for few cases and for shares near 0 and 1.</summary>
    /// <returns>Null without cases.</returns>
    internal static Interval? Wilson(int hits, int cases)
    {
        if (cases == 0)
        {
            return null;
        }

        double share = (double)hits / cases;
        double square = NormalQuantile * NormalQuantile;
        double centre = share + (square / (2 * cases));
        double spread = NormalQuantile * Math.Sqrt((share * (1 - share) / cases) + (square / (4.0 * cases * cases)));
        double scale = 1 + (square / cases);
        return new Interval(Math.Max(0, (centre - spread) / scale), Math.Min(1, (centre + spread) / scale));
    }
}
