namespace MsLetterCoder.Mail.Tests;

/// <summary>
/// Tells linear time from quadratic: four times the input may take nine times as long, never sixteen. Short times are noise and always pass.
/// </summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class Growth
{
    /// <summary>Name of the collection of tests that measure time or write programs: they run one after the other, after all others.</summary>
    public const string Alone = "Tests that run alone";

    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(600);

    private Growth()
    {
    }

    public static void IsLinear(Action small, Action large)
    {
        (TimeSpan one, TimeSpan four) = (Best(small), Best(large));
        for (int again = 0; again < 2 && !IsLinear(one, four); again++)
        {
            (one, four) = (Best(small), Best(large));
        }

        Assert.True(IsLinear(one, four), $"1x took {one.TotalMilliseconds:F0} ms, 4x took {four.TotalMilliseconds:F0} ms");
    }

    private static bool IsLinear(TimeSpan one, TimeSpan four) => four < Noise || four < one * 9;

    /// <summary>Processor time, not time on the wall: the machine may have other work.</summary>
    private static TimeSpan Best(Action action)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            action();
            TimeSpan used = Environment.CpuUsage.TotalTime - before;
            best = used < best ? used : best;
        }

        return best;
    }
}
