using MsLetterCoder.App.Commands;
using Spectre.Console;

namespace MsLetterCoder.App.Tests.Support;

/// <summary>'run --once' through the program's own composition, in the test's process.</summary>
internal static class OnceRunner
{
    /// <summary>Runs once and returns exit code and what stood on the console.</summary>
    public static async Task<(int ExitCode, string Console)> OnceAsync(this Workplace place, TimeProvider? time = null)
    {
        using var written = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(written) });
        console.Profile.Width = 200;
        var exitCode = await RunCommand.OnceAsync(place.Load(), console, time ?? TimeProvider.System, CancellationToken.None);
        return (exitCode, written.ToString());
    }
}
