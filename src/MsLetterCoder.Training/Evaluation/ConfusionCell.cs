namespace MsLetterCoder.Training.Evaluation;

/// <summary>Cases that should have been one thing and were called another, or the same.</summary>
/// <param name="Gold">What they are.</param>
/// <param name="Said">What they were called; 'none' where nothing was said.</param>
/// <param name="Count">How many.</param>
public sealed record ConfusionCell(string Gold, string Said, int Count)
{
    internal static IReadOnlyList<ConfusionCell> Of(IEnumerable<(string Gold, string Said)> cases) =>
    [
        .. cases.CountBy(c => c)
            .Select(c => new ConfusionCell(c.Key.Gold, c.Key.Said, c.Value))
            .OrderBy(c => c.Gold, StringComparer.Ordinal)
            .ThenBy(c => c.Said, StringComparer.Ordinal),
    ];
}
