using System.Diagnostics;
using System.Globalization;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Clinical;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>Documents a second through <see cref="DocumentAnalyser"/>, on one core.</summary>
/// <param name="noun">What the documents are, in the singular.</param>
/// <param name="inputs">The documents.</param>
internal sealed class AnalysisRate(string noun, IReadOnlyList<DocumentInput> inputs)
{
    private const int Runs = 3;
    private const int Passes = 12;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>Measures and enters the figures.</summary>
    /// <param name="report">Where they go.</param>
    /// <param name="target">Documents a second that are aimed at; null where there is no aim.</param>
    /// <returns>What was read, each document once.</returns>
    public IReadOnlyList<DocumentAnalysis> Measure(Report report, double? target)
    {
        DocumentAnalyser analyser = Parts.Analyser(out _);
        bool bound = OneCore();
        long began = Stopwatch.GetTimestamp();
        var last = new DocumentAnalysis[inputs.Count];
        void All()
        {
            for (int i = 0; i < inputs.Count; i++)
            {
                last[i] = analyser.Analyse(inputs[i]);
            }
        }

        // Tiered compilation needs many calls and some idle time before the code is as fast as it stays in service.
        do
        {
            All();
        }
        while (Stopwatch.GetElapsedTime(began) < WarmUp);

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Measured best = Measured.Best(Runs, All);
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Runs / inputs.Count;
        report.Add(Rate($"{noun}s a second of processor time", inputs.Count / best.Processor.TotalSeconds, target));
        report.Add(Rate($"{noun}s a second by the clock", inputs.Count / best.Clock.TotalSeconds, target));
        report.Add(new Figure($"processor time for a {noun}", string.Create(CultureInfo.InvariantCulture, $"{best.Processor.TotalMicroseconds / inputs.Count:N0} µs")));
        report.Add(new Figure($"the same, each {noun}'s best of many passes", string.Create(CultureInfo.InvariantCulture, $"{BestOfEach(analyser):N0} µs by the clock")));
        report.Add(new Figure($"allocated for a {noun}", string.Create(CultureInfo.InvariantCulture, $"{allocated / 1024.0:N0} KiB")));
        report.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{inputs.Count} {noun}s of {inputs.Average(i => i.Text.Length):N0} characters on average. `DocumentAnalyser.Analyse`, one thread, the process "
            + $"{(bound ? "bound to one core, so that the collector and the compiler share it" : "not bound to a core: the system does not allow it")}; {WarmUp.TotalSeconds:0} s of warm-up; the best of {Runs} runs."));
        report.Say(string.Create(CultureInfo.InvariantCulture, $"Where other programs use the machine, the rate by the clock falls with their share of the core; the rate by processor time is what one free core would give, less what they cost in shared caches; each {noun}'s best of {Passes} passes is what it takes where nothing disturbs it, collections left out."));
        return last;
    }

    private static Figure Rate(string name, double rate, double? target)
    {
        string text = rate.ToString("N0", CultureInfo.InvariantCulture);
        return target is { } aim ? Figure.AtLeast(name, text, rate, aim, aim.ToString("N0", CultureInfo.InvariantCulture)) : new Figure(name, text);
    }

    /// <summary>Mean over the documents of each one's shortest time, microseconds.</summary>
    private double BestOfEach(DocumentAnalyser analyser)
    {
        TimeSpan[] best = new TimeSpan[inputs.Count];
        Array.Fill(best, TimeSpan.MaxValue);
        for (int pass = 0; pass < Passes; pass++)
        {
            for (int i = 0; i < inputs.Count; i++)
            {
                long began = Stopwatch.GetTimestamp();
                analyser.Analyse(inputs[i]);
                TimeSpan took = Stopwatch.GetElapsedTime(began);
                best[i] = took < best[i] ? took : best[i];
            }
        }

        return best.Average(b => b.TotalMicroseconds);
    }

    /// <summary>Binds this process to one core for the rest of its life.</summary>
    private static bool OneCore()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return false;
        }

        using Process self = Process.GetCurrentProcess();
        self.ProcessorAffinity = 1 << (Environment.ProcessorCount - 1);
        return true;
    }
}
