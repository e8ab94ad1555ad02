using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Runs pdftotext of poppler as a process of its own, with limits on time, memory and output. The file goes in through standard input and the text
/// comes out through
/// standard output: nothing of a letter is written to the disk. A shell sets the memory limit and then becomes the tool; nothing from the mail is on
/// the command line.
/// </summary>
internal sealed partial class PdfToText(PdfToolOptions options)
{
    private static readonly HashSet<string> KeptVariables =
        new(StringComparer.OrdinalIgnoreCase) { "PATH", "LD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP" };
    private static readonly TimeSpan VersionTimeout = TimeSpan.FromSeconds(10);
    private volatile string? version;

    /// <summary>
    /// Version of the tool ('22.12.0'); null where it cannot be run. Asked again until it is there, so that installing it needs no restart.
    /// </summary>
    public string? Version => version ??= FindVersion(options);

    /// <summary>Runs the tool on a file. The result's exit code is null where the time or the output limit was passed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the process is ended.</exception>
    public PdfToolResult Run(ReadOnlyMemory<byte> file, int mostCharacters, CancellationToken cancellationToken)
    {
        // -layout keeps what stands on one line of the page on one line of the text: 'NHS number:' beside its value, a drug beside its dose. Without
        // it poppler reads
        // columns one after the other, and labels part from their values.
        return RunTool(options, ["-layout", "-enc", "UTF-8", "-", "-"], file, mostCharacters, options.Timeout, cancellationToken);
    }

    private static string? FindVersion(PdfToolOptions options)
    {
        if (options.Tool.Length == 0)
        {
            return null;
        }

        PdfToolResult result = RunTool(options, ["-v"], default, 10_000, VersionTimeout, CancellationToken.None);
        Match match = VersionNumber().Match(result.Errors);
        return match.Success ? match.Value : result.ExitCode == 0 ? "unknown" : null;
    }

    private static PdfToolResult RunTool(
        PdfToolOptions options, string[] arguments, ReadOnlyMemory<byte> input, int mostCharacters, TimeSpan timeout,
            CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(options, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new PdfToolResult(null, "", "", TimedOut: false);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ended.CancelAfter(timeout);
        try
        {
            Task<string> text = ReadAsync(process.StandardOutput, mostCharacters, ended);
            Task<string> errors = ReadAsync(process.StandardError, 64 << 10, null);
            Task feeding = FeedAsync(process.StandardInput.BaseStream, input, ended.Token);
            Task.WhenAll(text, feeding, process.WaitForExitAsync(ended.Token)).WaitAsync(ended.Token).GetAwaiter().GetResult();
            return new PdfToolResult(process.ExitCode, text.Result, errors.WaitAsync(ended.Token).GetAwaiter().GetResult(), TimedOut: false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new PdfToolResult(null, "", "", TimedOut: true);
        }
        finally
        {
            End(process);
        }
    }

    private static ProcessStartInfo StartInfo(PdfToolOptions options, string[] arguments)
    {
        bool limited = !OperatingSystem.IsWindows() && options.MemoryMebibytes > 0;
        var start = new ProcessStartInfo
        {
            FileName = limited ? "/bin/sh" : options.Tool,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        if (limited)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("ulimit -v \"$1\" && shift && exec \"$@\"");
            start.ArgumentList.Add("sh");
            start.ArgumentList.Add((options.MemoryMebibytes * 1024L).ToString(CultureInfo.InvariantCulture));
            start.ArgumentList.Add(options.Tool);
        }

        // The tool reads files from strangers: it gets no secret of this program from the environment.
        foreach (string name in start.Environment.Keys.Where(n => !KeptVariables.Contains(n)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static async Task FeedAsync(Stream input, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await using (input.ConfigureAwait(false))
            {
                await input.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // The tool ended before it had read all: its exit code says why.
        }
    }

    /// <summary>Reads to the end; with more than the limit the process is not worth waiting for, and the source is cancelled.</summary>
    private static async Task<string> ReadAsync(StreamReader reader, int mostCharacters, CancellationTokenSource? overLimit)
    {
        var text = new StringBuilder();
        char[] buffer = new char[16 << 10];
        int read;
        while ((read = await reader.ReadAsync(buffer, overLimit?.Token ?? CancellationToken.None).ConfigureAwait(false)) > 0)
        {
            if (text.Length + read <= mostCharacters)
            {
                text.Append(buffer, 0, read);
            }
            else if (overLimit is not null)
            {
                await overLimit.CancelAsync().ConfigureAwait(false);
            }
        }

        return text.ToString();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    [GeneratedRegex(@"(?<=version )\d+(\.\d+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
