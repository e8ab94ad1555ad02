using System.Globalization;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Clinical;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>Letters a second through reading and coding, on one core.</summary>
internal static class LetterRate
{
    private const int Letters = 500;
    private const double Target = 3_000;

    public static void Run()
    {
        var report = new Report("letters", "Letters a second, reading and coding, one core", "whole letters");
        IReadOnlyList<DocumentAnalysis> read = new AnalysisRate("letter", [.. LetterMixer.Make(Letters).Select(text => new DocumentInput { Text = text })]).Measure(report, Target);
        report.Say(string.Create(CultureInfo.InvariantCulture, $"The letters are mixed from corpus/dev (seed fixed): {read.Average(a => a.Mentions.Count):0.0} mentions and {read.Average(a => a.Icd10.Count):0.0} ICD-10 codes each."));
        report.Write();
    }
}
