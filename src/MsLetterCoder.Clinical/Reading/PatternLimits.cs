namespace MsLetterCoder.Clinical.Reading;

/// <summary>Limits of the regular expressions of reading.</summary>
internal static class PatternLimits
{
    /// <summary>Longest time of one match, ms. A guard against a faulty pattern, far above what any text takes: on a machine under load a short limit would strike at random.</summary>
    public const int Milliseconds = 20_000;
}
