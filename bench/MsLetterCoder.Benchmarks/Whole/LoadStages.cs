using System.Diagnostics;
using System.Globalization;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Clinical;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>Where the start goes: each part loaded once in a fresh process, with what it leaves in memory.</summary>
internal static class LoadStages
{
    public static void Run()
    {
        var report = new Report("loading", "Loading, part by part", "whole loading");
        string letter = LetterMixer.Make(1)[0];
        using (Process self = Process.GetCurrentProcess())
        {
            // A little of this is the benchmark's own: it has read the corpus and described the machine.
            report.Add(new Figure("process and runtime, before anything is loaded", Text(self.TotalProcessorTime)));
        }

        ClinicalModels models = Once("models read", Parts.ModelFolder.Read);
        ClinicalKnowledge knowledge = Once("knowledge read, checked and compiled", () => ClinicalKnowledge.Load(models.Harvested));
        DocumentAnalyser analyser = Once("analyser made", () => new DocumentAnalyser(knowledge, models));
        Once("first letter", () => analyser.Analyse(new DocumentInput { Text = letter }));
        Once("second letter", () => analyser.Analyse(new DocumentInput { Text = letter }));
        ClinicalKnowledge again = Once("knowledge once more, its code compiled by now", () => ClinicalKnowledge.Load(models.Harvested));
        report.Say("One run each, code compiled as it is met (that is most of what is slow); processor time of all threads, then what stays allocated after a full collection.");
        report.Write();
        GC.KeepAlive((analyser, again));

        T Once<T>(string what, Func<T> load)
        {
            long heap = GC.GetTotalMemory(forceFullCollection: true);
            long total = GC.GetTotalAllocatedBytes(precise: true);
            T loaded = default!;
            Measured measured = Measured.Once(() => loaded = load());
            total = GC.GetTotalAllocatedBytes(precise: true) - total;
            heap = GC.GetTotalMemory(forceFullCollection: true) - heap;
            report.Add(new Figure(what, string.Create(
                CultureInfo.InvariantCulture,
                $"{Text(measured.Processor)} of processor time, {Text(measured.Clock)} by the clock, {total / 1e6:N1} MB allocated, {heap / 1e6:N1} MB kept")));
            return loaded;
        }
    }

    private static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N0} ms");
}
