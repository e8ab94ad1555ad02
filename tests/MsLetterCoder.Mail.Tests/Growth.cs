using System.Diagnostics;

namespace MsLetterCoder.Mail.Tests;

/// <summary>Tells linear time from quadratic: four times the input may take eight times as long, never sixteen. Short times are noise and always pass.</summary>
internal static class Growth
{
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(400);

    public static void IsLinear(Action small, Action large)
    {
        TimeSpan one = Best(small);
        TimeSpan four = Best(large);
        Assert.True(four < Noise || four < one * 8, $"1x took {one.TotalMilliseconds:F0} ms, 4x took {four.TotalMilliseconds:F0} ms");
    }

    private static TimeSpan Best(Action action)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            action();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }
}
