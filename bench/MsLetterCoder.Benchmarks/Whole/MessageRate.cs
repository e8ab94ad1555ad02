using System.Globalization;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>Patients' messages a second through reading, coding and triage, on one core.</summary>
internal static class MessageRate
{
    public static void Run()
    {
        var report = new Report("messages", "Messages a second, reading, coding and triage, one core", "whole messages");
        DocumentInput[] inputs =
        [
            .. CorpusReader.Read(Repository.Path("corpus", "dev")).Where(d => d.Kind == DocumentKind.PatientMessage).Select(d => d.ToInput()),
        ];
        IReadOnlyList<DocumentAnalysis> read = new AnalysisRate("message", inputs).Measure(report, target: null);
        report.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"The messages are those of corpus/dev, each once: {read.Average(a => a.Mentions.Count):0.0} mentions each; {read.Count(a => a.Triage is not null)} got a triage."));
        report.Write();
    }
}
