namespace MsLetterCoder.Clinical.Triage;

/// <summary>What the names of Knowledge/signals.tsv say by their prefix.</summary>
internal static class SignalNames
{
    /// <summary>Prefix of times.</summary>
    public const string Time = "time_";

    private static readonly string[] Plain = [Time, "drug_", "plain_", "writer:"];

    /// <summary>True for signals seen whatever the context: times, drugs, requests, who writes.</summary>
    public static bool IsPlain(string name) => Plain.Any(p => name.StartsWith(p, StringComparison.Ordinal));
}
