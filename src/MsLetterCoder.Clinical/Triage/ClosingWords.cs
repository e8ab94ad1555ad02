namespace MsLetterCoder.Clinical.Triage;

/// <summary>What a writer says of a reply ('no need to ring back'), from the signals of a message.</summary>
internal static class ClosingWords
{
    /// <summary>True where the writer says that no reply is needed and asks nothing.</summary>
    public static bool WantNoReply(IReadOnlyList<string> signals) => signals.Contains("plain_no_reply") && !signals.Contains("plain_question");
}
