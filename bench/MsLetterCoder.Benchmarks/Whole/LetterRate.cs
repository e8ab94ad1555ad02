using System.Diagnostics;
using System.Globalization;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Clinical;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>Letters a second through reading and coding, on one core.</summary>
internal static class LetterRate
{
    private const int Letters = 500;
    private const int Runs = 3;
    private const int Passes = 12;
    private const double Target = 3_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public static void Run()
    {
        var report = new Report("letters", "Letters a second, reading and coding, one core", "whole letters");
        IReadOnlyList<string> letters = LetterMixer.Make(Letters);
        DocumentInput[] inputs = [.. letters.Select(text => new DocumentInput { Text = text })];
        DocumentAnalyser analyser = Parts.Analyser(out _);
        bool bound = OneCore();
        long began = Stopwatch.GetTimestamp();
        int codes = 0;
        int mentions = 0;
        void All()
        {
            codes = mentions = 0;
            foreach (DocumentInput input in inputs)
            {
                DocumentAnalysis analysis = analyser.Analyse(input);
                codes += analysis.Icd10.Count;
                mentions += analysis.Mentions.Count;
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
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Runs / Letters;
        double byProcessor = Letters / best.Processor.TotalSeconds;
        double byClock = Letters / best.Clock.TotalSeconds;
        report.Add(Figure.AtLeast("letters a second of processor time", Text(byProcessor), byProcessor, Target, "3,000"));
        report.Add(Figure.AtLeast("letters a second by the clock", Text(byClock), byClock, Target, "3,000"));
        report.Add(new Figure("processor time for a letter", string.Create(CultureInfo.InvariantCulture, $"{best.Processor.TotalMicroseconds / Letters:N0} µs")));
        report.Add(new Figure("the same, each letter's best of many passes", string.Create(CultureInfo.InvariantCulture, $"{BestOfEach(analyser, inputs):N0} µs by the clock")));
        report.Add(new Figure("allocated for a letter", string.Create(CultureInfo.InvariantCulture, $"{allocated / 1024.0:N0} KiB")));
        report.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{Letters} letters of {letters.Average(l => l.Length):N0} characters on average, mixed from corpus/dev (seed fixed): {mentions / (double)Letters:0.0} mentions and {codes / (double)Letters:0.0} ICD-10 codes each. "
            + $"`DocumentAnalyser.Analyse`, one thread, the process {(bound ? "bound to one core, so that the collector and the compiler share it" : "not bound to a core: the system does not allow it")}; {WarmUp.TotalSeconds:0} s of warm-up; the best of {Runs} runs."));
        report.Say(string.Create(CultureInfo.InvariantCulture, $"Where other programs use the machine, the rate by the clock falls with their share of the core; the rate by processor time is what one free core would give, less what they cost in shared caches; each letter's best of {Passes} passes is what it takes where nothing disturbs it, collections left out."));
        report.Write();
    }

    /// <summary>Mean over the letters of each one's shortest time, microseconds.</summary>
    private static double BestOfEach(DocumentAnalyser analyser, DocumentInput[] inputs)
    {
        TimeSpan[] best = new TimeSpan[inputs.Length];
        Array.Fill(best, TimeSpan.MaxValue);
        for (int pass = 0; pass < Passes; pass++)
        {
            for (int i = 0; i < inputs.Length; i++)
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

    private static string Text(double rate) => rate.ToString("N0", CultureInfo.InvariantCulture);
}
