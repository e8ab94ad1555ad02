using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MsLetterCoder.Benchmarks.Reports;

/// <summary>What the figures were measured on, without the machine's name.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, memory, system and runtime, in one line.</summary>
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0.#} GiB memory, {RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture}), {RuntimeInformation.FrameworkDescription}");

    /// <summary>Load averages over 1, 5 and 15 minutes; null where the system does not tell.</summary>
    public static string? Load() => File.Exists("/proc/loadavg") ? string.Join(" ", File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : null;

    /// <summary>The commit measured, with '+' where tracked files were changed since.</summary>
    public static string Commit()
    {
        string? commit = Git("rev-parse", "--short=12", "HEAD");
        return commit is null ? "unknown" : commit + (Git("status", "--porcelain", "--untracked-files=no", "src", "models", "bench/MsLetterCoder.Benchmarks") is { Length: > 0 } ? "+" : "");
    }

    private static string Processor()
    {
        const string label = "model name";
        return File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal)) is { } model
            ? model[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string? Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Material.Repository.Root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process git = Process.Start(start)!;
            string printed = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? printed.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git here: the commit stays unknown.
            return null;
        }
    }
}
