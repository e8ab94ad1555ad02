using System.Diagnostics;

namespace MsLetterCoder.Benchmarks.Material;

/// <summary>The real program, as built in this working copy, started as a process of its own.</summary>
internal static class BuiltProgram
{
    private const int Terminate = 15;

    /// <summary>Its assembly, of the configuration this program was built in.</summary>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    public static string Assembly { get; } = Find();

    /// <summary>How it is started: <c>dotnet MsLetterCoder.App.dll …</c>, its output read by the caller.</summary>
    public static ProcessStartInfo Start(string workingFolder, params string[] arguments) => new("dotnet", [Assembly, .. arguments])
    {
        WorkingDirectory = workingFolder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Tells a process to stop as a service manager does (SIGTERM), and waits for its end.</summary>
    public static async Task StopAsync(Process process)
    {
        using (Process kill = Process.Start("kill", [$"-{Terminate}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
    }

    private static string Find()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string path = Repository.Path("src", "MsLetterCoder.App", "bin", configuration, $"net{Environment.Version.Major}.{Environment.Version.Minor}", "MsLetterCoder.App.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"The program is not built: {path} is missing.");
    }
}
