using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MsLetterCoder.App.Tests.Support;

/// <summary>The real program as a process of its own, started as a person starts it.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private readonly Process _process;

    private AppProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Note(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Note(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Its lines of standard output so far.</summary>
    public IReadOnlyList<string> Output => Snapshot(_output);

    /// <summary>Its lines of standard error so far.</summary>
    public IReadOnlyList<string> Errors => Snapshot(_errors);

    public int Id => _process.Id;

    /// <summary>Starts the program in the test's folder.</summary>
    /// <param name="place">Its settings; its home is there too.</param>
    /// <param name="arguments">The command line without --config.</param>
    public static AppProcess Start(Workplace place, params string[] arguments) => Start(place, new Dictionary<string, string>(), arguments);

    /// <summary>Starts the program under a mask that gives new files to everybody.</summary>
    public static AppProcess StartOpen(Workplace place, params string[] arguments)
    {
        var start = Information(place, "/bin/sh");
        foreach (var argument in (string[])["-c", "umask 0 && exec dotnet \"$@\"", "sh", .. CommandLine(place, arguments)])
        {
            start.ArgumentList.Add(argument);
        }

        return new AppProcess(start);
    }

    /// <summary>Starts the program with variables in its environment.</summary>
    public static AppProcess Start(Workplace place, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = Information(place, "dotnet");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in CommandLine(place, arguments))
        {
            start.ArgumentList.Add(argument);
        }

        return new AppProcess(start);
    }

    private static string[] CommandLine(Workplace place, string[] arguments) =>
        [Path.Combine(AppContext.BaseDirectory, "MsLetterCoder.App.dll"), .. arguments, "--config", place.Write()];

    private static ProcessStartInfo Information(Workplace place, string program) =>
        new(program)
        {
            WorkingDirectory = place.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HOME"] = place.Root, ["XDG_CONFIG_HOME"] = place.In("config"), ["DOTNET_TieredPGO"] = "0" },
        };

    /// <summary>Runs the program to its end.</summary>
    public static async Task<AppEnd> RunAsync(Workplace place, params string[] arguments) => await RunAsync(place, new Dictionary<string, string>(), arguments);

    /// <summary>Runs the program to its end with variables in its environment.</summary>
    public static async Task<AppEnd> RunAsync(Workplace place, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var program = Start(place, environment, arguments);
        return await program.EndAsync(Patience);
    }

    /// <summary>Runs the program to its end with something typed in.</summary>
    public static async Task<AppEnd> RunTypingAsync(Workplace place, string typed, params string[] arguments)
    {
        await using var program = Start(place, arguments);
        await program._process.StandardInput.WriteLineAsync(typed);
        program._process.StandardInput.Close();
        return await program.EndAsync(Patience);
    }

    /// <summary>Waits for a line of its output that holds some words.</summary>
    public async Task UntilAsync(string words, int times = 1)
    {
        for (var clock = Stopwatch.StartNew(); Output.Count(line => line.Contains(words, StringComparison.Ordinal)) < times;)
        {
            Assert.True(clock.Elapsed < Patience && !_process.HasExited, $"'{words}' was never said.\n{this}");
            await Task.Delay(5);
        }
    }

    /// <summary>Waits until something is so.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var clock = Stopwatch.StartNew(); !condition();)
        {
            Assert.True(clock.Elapsed < Patience && !_process.HasExited, $"Waited in vain: {what}.\n{this}");
            await Task.Delay(50);
        }
    }

    /// <summary>SIGKILL: it is gone without a word.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, then its end.</summary>
    /// <param name="within">Longest time it may take.</param>
    public async Task<AppEnd> StopAsync(TimeSpan within)
    {
        Assert.Equal(0, kill(_process.Id, Terminate));
        return await EndAsync(within);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<AppEnd> EndAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It did not end within {within.TotalSeconds} s.\n{this}");
        }

        return new AppEnd(_process.ExitCode, string.Join('\n', Output), string.Join('\n', Errors));
    }

    public override string ToString() => string.Join('\n', Output.TakeLast(30).Concat(Errors));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Note(List<string> lines, string? line)
    {
        if (line is not null)
        {
            lock (_gate)
            {
                lines.Add(line);
            }
        }
    }

    private string[] Snapshot(List<string> lines)
    {
        lock (_gate)
        {
            return [.. lines];
        }
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
