namespace MsLetterCoder.Clinical.Letters;

/// <summary>Minimal disclosure: the few matters that carry what would be asked for anyway.</summary>
public static class DefaultTicks
{
    /// <summary>Most that are ticked without anybody asking.</summary>
    public const int Most = 3;

    /// <summary>What is about these days and may have passed when the letter is read: told only where the person wants it.</summary>
    private static readonly string[] OfTheDay = ["off_work", "flare_up"];

    /// <summary>Bodies of symptoms that most often ask for something at work; the rest come behind them, each in the order of the letter.</summary>
    private static readonly string[] First = ["fatigue", "mobility", "balance", "arms_hands", "vision", "heat"];

    internal static HashSet<string> Of(EmployerSource source, IReadOnlyList<WorkKind> work, LetterKnowledge knowledge)
    {
        var ticks = new HashSet<string>(StringComparer.Ordinal);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (Tellable told in source.Tellable.Where(t => t.SensitiveAs is null && t.Against.Count == 0 && !t.NearSomebodyElse && !OfTheDay.Contains(t.Key)).OrderBy(t => First.Contains(t.Group) ? 0 : 1))
        {
            // A matter whose requests another one brings already need not be told.
            List<string> requests = [.. AdjustmentChoice.Of(told.Key, work, 2, knowledge).Select(a => a.Key)];
            if (ticks.Count < Most && requests.Any(r => !asked.Contains(r)))
            {
                ticks.Add(told.Key);
                asked.UnionWith(requests);
            }
        }

        return ticks;
    }
}
