using System.Diagnostics;
using System.Globalization;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>From the start of the program to the first coded letter.</summary>
internal static class StartUp
{
    private const int Runs = 10;
    private const double Target = 1;

    public static void Run()
    {
        var report = new Report("start", "Start to first coded letter", "whole start");
        using var folder = new ScratchFolder();
        string letter = Path.Combine(folder.Path, "one-letter.txt");
        File.WriteAllText(letter, LetterMixer.Make(1)[0]);
        FirstLine(folder.Path, letter); // The files come into the system's cache.
        TimeSpan before = ChildProcessors();
        double[] seconds = [.. Enumerable.Range(0, Runs).Select(_ => FirstLine(folder.Path, letter).TotalSeconds).Order()];
        TimeSpan processors = (ChildProcessors() - before) / Runs;
        double median = (seconds[(Runs / 2) - 1] + seconds[Runs / 2]) / 2;
        report.Add(Figure.AtMost("start to first coded letter, median", Text(median), median, Target, "1 s"));
        report.Add(new Figure("fastest and slowest", $"{Text(seconds[0])}, {Text(seconds[^1])}"));
        report.Add(new Figure("processor time of the whole process, mean, all cores", Text(processors.TotalSeconds)));
        report.Say($"`dotnet MsLetterCoder.App.dll process one-letter.txt` from the start of the process to its first line of output, {Runs} runs after one that is not counted. Where other programs use the machine, "
            + "it takes as much longer as they hold the cores; the processor time, part of it spent on a second core by the compiler in the background, is the measure that they change least.");
        report.Write();
    }

    private static TimeSpan FirstLine(string folder, string letter)
    {
        long began = Stopwatch.GetTimestamp();
        using Process program = Process.Start(BuiltProgram.Start(folder, "process", letter))!;
        string? line = program.StandardOutput.ReadLine();
        TimeSpan took = Stopwatch.GetElapsedTime(began);
        program.StandardOutput.ReadToEnd();
        string complaint = program.StandardError.ReadToEnd();
        program.WaitForExit();
        return program.ExitCode == 0 && line is ['{', ..] ? took : throw new InvalidDataException($"The program gave no letter: {complaint}");
    }

    /// <summary>Processor time of all processes started and ended so far (proc(5), cutime and cstime in hundredths of a second); zero where the system does not tell.</summary>
    private static TimeSpan ChildProcessors()
    {
        const string stat = "/proc/self/stat";
        if (!File.Exists(stat))
        {
            return TimeSpan.Zero;
        }

        string line = File.ReadAllText(stat);
        string[] fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)));
    }

    private static string Text(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");
}
