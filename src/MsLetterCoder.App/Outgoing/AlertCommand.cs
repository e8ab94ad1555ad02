using System.ComponentModel;
using System.Diagnostics;

namespace MsLetterCoder.App.Outgoing;

/// <summary>Runs a site's own program that delivers an alert: without a shell, with kind and words as arguments and the words on standard input.</summary>
internal static class AlertCommand
{
    /// <summary>All of the environment that the program is given: what holds secrets stays here.</summary>
    private static readonly string[] Given = ["PATH", "HOME", "LANG", "TZ", "SystemRoot", "TEMP", "TMP"];

    /// <summary>Runs it.</summary>
    /// <returns>Null where it delivered, else why not.</returns>
    public static async Task<string?> RunAsync(string program, string kind, string words, TimeSpan within, TimeProvider time, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(kind);
        start.ArgumentList.Add(words);
        foreach (string name in start.Environment.Keys.Except(Given, StringComparer.Ordinal).ToList())
        {
            start.Environment.Remove(name);
        }

        using var limit = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using Process process = Process.Start(start)!;
            try
            {
                Task output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, either.Token);
                Task errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
                await WriteAsync(process, words, either.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
                await Task.WhenAll(output, errors).ConfigureAwait(false);
                return process.ExitCode == 0 ? null : FormattableString.Invariant($"command ended with {process.ExitCode}");
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellation.ThrowIfCancellationRequested();
                return "command took too long";
            }
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return "command cannot be run";
        }
    }

    private static async Task WriteAsync(Process process, string words, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(words.AsMemory(), cancellation).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It does not read its input.
        }
    }
}
