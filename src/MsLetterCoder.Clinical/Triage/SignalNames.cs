namespace MsLetterCoder.Clinical.Triage;

/// <summary>What the names of Knowledge/signals.tsv say by their prefix.</summary>
internal static class SignalNames
{
    private static readonly string[] Plain = ["time_", "plain_", "writer:"];

    /// <summary>True for signals seen whatever the context: times, requests, who writes.</summary>
    public static bool IsPlain(string name) => Plain.Any(p => name.StartsWith(p, StringComparison.Ordinal));
}
