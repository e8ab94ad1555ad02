namespace MsLetterCoder.Clinical.Reading;

/// <summary>How long one search with a regular expression may take. Mail is untrusted, so there is an end; but it is measured by the clock, on machines that other work keeps busy and with code
/// that is compiled on the way, and an end that comes too soon loses a letter.</summary>
internal static class MatchTime
{
    /// <summary>Milliseconds after which a search is given up with an exception.</summary>
    public const int MostMilliseconds = 20_000;
}
