using System.Diagnostics;

namespace MsLetterCoder.Mail.Tests;

/// <summary>
/// Tells linear time from quadratic: four times the input may take nine times as long, never sixteen. Short times are noise and always pass.
/// </summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class Growth
{
    /// <summary>Name of the collection of tests that measure time: they run one after the other, after all others.</summary>
    public const string Alone = "Tests that measure time";

    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(600);

    private Growth()
    {
    }

    public static void IsLinear(Action small, Action large)
    {
        TimeSpan one = Best(small);
        TimeSpan four = Best(large);
        Assert.True(four < Noise || four < one * 9, $"1x took {one.TotalMilliseconds:F0} ms, 4x took {four.TotalMilliseconds:F0} ms");
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
