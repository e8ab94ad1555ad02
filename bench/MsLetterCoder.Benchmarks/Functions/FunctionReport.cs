using System.Globalization;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using MsLetterCoder.Benchmarks.Reports;

namespace MsLetterCoder.Benchmarks.Functions;

/// <summary>Runs the benchmarks of functions and writes their page.</summary>
internal static class FunctionReport
{
    public static void Run()
    {
        var report = new Report("functions", "Functions", "functions");
        foreach (Type type in (Type[])[typeof(ClinicalFunctions), typeof(MailFunctions), typeof(StoreFunctions)])
        {
            foreach (BenchmarkReport function in BenchmarkRunner.Run(type, new FunctionJob()).Reports)
            {
                report.Add(Line(function));
            }
        }

        report.Say("BenchmarkDotNet 0.14.0, in this process (InProcessEmit), 6 iterations of warm-up and 12 measured, 250 ms each: median, with the fastest iteration beside it because other programs may use the machine; bytes allocated for one operation.");
        report.Write();
    }

    private static Figure Line(BenchmarkReport function)
    {
        string what = function.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
        if (function.ResultStatistics is not { } times)
        {
            throw new InvalidDataException($"The benchmark '{what}' gave no figure.");
        }

        double allocated = function.GcStats.GetBytesAllocatedPerOperation(function.BenchmarkCase) ?? 0;
        return new Figure(what, string.Create(CultureInfo.InvariantCulture, $"{times.Median / 1000:N1} µs (fastest {times.Min / 1000:N1} µs), {allocated / 1024:N1} KiB"));
    }
}
