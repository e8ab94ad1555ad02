using System.Diagnostics;
using System.Globalization;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Clinical;
using MsLetterCoder.Terminology;
using MsLetterCoder.Terminology.Searching;
using MsLetterCoder.Terminology.Tests;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>A synthetic release of 1.2 million descriptions: its import, the start with it, letters with and without it, searches in it.</summary>
internal static class TerminologyScale
{
    private const int Concepts = 400_000;
    private const int Letters = 300;
    private const int TermsInLetter = 10;
    private const int Runs = 3;
    private const int Starts = 5;
    private const double Mebibyte = 1 << 20;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    public static void Run()
    {
        var report = new Report("terminology", "Terminology at scale", "whole terminology");
        using var folder = new ScratchFolder();
        string release = Path.Combine(folder.Path, "release");
        new SyntheticRelease(release, Concepts).Write();
        string config = Path.Combine(folder.Path, "settings.json");
        File.WriteAllText(config, """{"Terminology":{"Folder":"terms"}}""");
        Import(report, folder.Path, release, config);
        string path = TerminologyFolder.Newest(Path.Combine(folder.Path, "terms"))!;
        report.Add(new Figure("the file", string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(path).Length / Mebibyte:N0} MiB")));
        string none = Path.Combine(folder.Path, "none.json");
        File.WriteAllText(none, """{"Terminology":{"Folder":"nothing"}}""");
        Start(report, folder.Path, none, "without it");
        Start(report, folder.Path, config, "with it");
        using var file = TerminologyFile.Open(path);
        Find(report, file);
        Rate(report, file);
        report.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.About.Concepts:N0} concepts, {file.About.Descriptions:N0} descriptions, {file.About.MatchedTerms:N0} terms matched in texts, {file.About.MapRows:N0} map rows, in the exact RF2 form with language reference sets, associations, simple maps and reference sets "
            + $"(tests/MsLetterCoder.Terminology.Tests/SyntheticRelease.cs). Import and start are the real program as a process of its own, the clock from its start to its end or its first line. "
            + $"Letters: {Letters} of about 3 kB from corpus/dev, each with {TermsInLetter} terms of the release added; the same letters with and without the import, one thread, {WarmUp.TotalSeconds:0} s of warm-up, the best of {Runs} runs. "
            + $"Searches: phrases of doctors and patients (tests/…/Searching), terms of the release, unfinished and misspelt ones; inventory and release together."));
        report.Write();
    }

    private static void Import(Report report, string folder, string release, string config)
    {
        long began = Stopwatch.GetTimestamp();
        (TimeSpan took, double peak) = Watched(BuiltProgram.Start(folder, "import-rf2", release, "--config", config), began);
        report.Add(Figure.AtMost("import of 1.2 million descriptions", string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s"), took.TotalSeconds, 60, "60 s"));
        report.Add(Figure.AtMost("peak memory of the import", string.Create(CultureInfo.InvariantCulture, $"{peak / Mebibyte:N0} MiB"), peak, 1024 * Mebibyte, "1 GiB"));
    }

    private static void Start(Report report, string folder, string config, string which)
    {
        string letter = Path.Combine(folder, "one-letter.txt");
        File.WriteAllText(letter, LetterMixer.Make(1)[0]);
        var seconds = new List<double>();
        double memory = 0;
        for (int i = 0; i <= Starts; i++)
        {
            long began = Stopwatch.GetTimestamp();
            (TimeSpan took, double peak) = Watched(BuiltProgram.Start(folder, "process", letter, "--config", config), began);
            memory = Math.Max(memory, peak);
            if (i > 0)
            {
                seconds.Add(took.TotalSeconds);
            }
        }

        seconds.Sort();
        report.Add(Figure.AtMost($"start to the end of the first letter, {which}, median", string.Create(CultureInfo.InvariantCulture, $"{seconds[Starts / 2]:0.00} s"), seconds[Starts / 2], 3, "3 s"));
        report.Add(Figure.AtMost($"peak memory of that, {which}", string.Create(CultureInfo.InvariantCulture, $"{memory / Mebibyte:N0} MiB"), memory, 1024 * Mebibyte, "1 GiB"));
    }

    private static void Find(Report report, TerminologyFile file)
    {
        PipelineParts.Analyser(Parts.ModelFolder.Read(), out ClinicalKnowledge knowledge, terminology: file);
        var search = new ConceptSearch(knowledge, file);
        string[] phrases =
        [
            .. File.ReadLines(Repository.Path("tests", "MsLetterCoder.Terminology.Tests", "Searching", "phrases-open.tsv")).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')[0]),
            .. Enumerable.Range(0, 60).Select(i => SyntheticRelease.TermOf(i * 6_131)),
            .. Enumerable.Range(0, 60).Select(i => SyntheticRelease.TermOf(i * 6_133)[..14]),
            .. Enumerable.Range(0, 60).Select(i => SyntheticRelease.TermOf(i * 6_143).Remove(9, 1)),
            "a", "ac", "acute of left side", "of", "disorder of upper part", "severe", "variant", "variant 7", "old name", "chronic neuro",
        ];
        for (int round = 0; round < 3; round++)
        {
            foreach (string phrase in phrases)
            {
                search.Find(phrase);
            }
        }

        double[] times = new double[phrases.Length];
        for (int i = 0; i < phrases.Length; i++)
        {
            times[i] = Measured.Best(Runs, () => search.Find(phrases[i])).Clock.TotalMilliseconds;
        }

        double[] sorted = [.. times.Order()];
        report.Add(new Figure("find, median", string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:0.0} ms")));
        report.Add(Figure.AtMost("find, 95 of 100", string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length * 95 / 100]:0.0} ms"), sorted[sorted.Length * 95 / 100], 20, "20 ms"));
        report.Add(Figure.AtMost("find, slowest", string.Create(CultureInfo.InvariantCulture, $"{sorted[^1]:0.0} ms ('{phrases[Array.IndexOf(times, sorted[^1])]}')"), sorted[^1], 20, "20 ms"));
    }

    private static void Rate(Report report, TerminologyFile file)
    {
        var random = new Random(7);
        DocumentInput[] inputs = [.. LetterMixer.Make(Letters).Select(text => new DocumentInput
        {
            Text = text.Insert(text.LastIndexOf("\n\n", StringComparison.Ordinal) is >= 0 and int at ? at : text.Length, "\n\n" + string.Concat(Enumerable.Range(0, TermsInLetter).Select(_ => $"She has {SyntheticRelease.TermOf(random.Next(Concepts))}. "))),
        })];
        (double without, _) = Rate(inputs, null);
        (double with, double mentions) = Rate(inputs, file);
        report.Add(new Figure("letters a second of processor time without it", without.ToString("N0", CultureInfo.InvariantCulture)));
        report.Add(Figure.AtLeast("letters a second of processor time with it", with.ToString("N0", CultureInfo.InvariantCulture), with, without / 2, "half of that"));
        report.Add(new Figure("mentions of the release in a letter", mentions.ToString("0.0", CultureInfo.InvariantCulture)));
    }

    private static (double Rate, double Mentions) Rate(DocumentInput[] inputs, TerminologyFile? file)
    {
        DocumentAnalyser analyser = PipelineParts.Analyser(Parts.ModelFolder.Read(), out _, terminology: file);
        int mentions = 0;
        void All()
        {
            mentions = 0;
            foreach (DocumentInput input in inputs)
            {
                mentions += analyser.Analyse(input).Mentions.Count(m => m.Key is null);
            }
        }

        long began = Stopwatch.GetTimestamp();
        do
        {
            All();
        }
        while (Stopwatch.GetElapsedTime(began) < WarmUp);
        return (inputs.Length / Measured.Best(Runs, All).Processor.TotalSeconds, mentions / (double)inputs.Length);
    }

    /// <summary>Runs a process to its end; its duration and the most memory it held.</summary>
    private static (TimeSpan Took, double Peak) Watched(ProcessStartInfo start, long began)
    {
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        double peak = 0;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended between the two looks; the last one was at most 20 ms ago.
            }
        }

        TimeSpan took = Stopwatch.GetElapsedTime(began);
        output.Wait();
        return process.ExitCode == 0 ? (took, peak) : throw new InvalidDataException($"The program failed: {errors.Result}");
    }
}
