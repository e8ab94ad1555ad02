using System.Diagnostics;

namespace MsLetterCoder.Benchmarks.Reports;

/// <summary>How long some work took by the clock, and how much processor time this process spent on it: on a machine that others use, the second is what the work costs.</summary>
internal readonly record struct Measured(TimeSpan Clock, TimeSpan Processor)
{
    /// <summary>Does the work once.</summary>
    public static Measured Once(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp();
        work();
        return new Measured(Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - before);
    }

    /// <summary>Does the work several times; the run with the least clock time and the least processor time, each for itself.</summary>
    public static Measured Best(int runs, Action work)
    {
        Measured[] all = [.. Enumerable.Range(0, runs).Select(_ => Once(work))];
        return new Measured(all.Min(m => m.Clock), all.Min(m => m.Processor));
    }
}
