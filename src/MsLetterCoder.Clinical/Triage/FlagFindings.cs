namespace MsLetterCoder.Clinical.Triage;

/// <summary>What was found of a message's dangers.</summary>
/// <param name="Flags">Red flags, most urgent first, each once.</param>
/// <param name="Signals">Names of all signals seen.</param>
/// <param name="Likeness">The highest probability of each flag over all passages, from 0 to 1, by key; empty without a passage classifier.</param>
/// <param name="Doubts">Flags that likeness holds possible and not likely: not raised, but a person looks the same day.</param>
internal sealed record FlagFindings(IReadOnlyList<RedFlag> Flags, IReadOnlyList<string> Signals, IReadOnlyList<RedFlag> Doubts, IReadOnlyList<(string Key, double Probability)> Likeness)
{
    /// <summary>These findings with what others add; nothing is taken away.</summary>
    public FlagFindings With(FlagFindings more) => this with
    {
        Flags = [.. Flags.Concat(more.Flags.Where(m => !Flags.Any(f => f.Key == m.Key))).OrderByDescending(f => RedFlagTable.LeastUrgency(f.Key)).ThenBy(f => f.In).ThenBy(f => f.Evidence.Start)],
        Signals = [.. Signals.Union(more.Signals, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };
}
