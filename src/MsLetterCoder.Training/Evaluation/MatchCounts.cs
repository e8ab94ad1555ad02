namespace MsLetterCoder.Training.Evaluation;

/// <summary>
/// What was found, what was found wrongly, and what was missed; of a yes-or-no question <see cref="Found"/> counts right and <see cref="Missed"/>
/// wrong answers.
/// </summary>
internal readonly record struct MatchCounts(int Found, int Spurious, int Missed)
{
    public static readonly MatchCounts Right = new(1, 0, 0);
    public static readonly MatchCounts Wrong = new(0, 0, 1);

    /// <summary>True positives over all that was said; null where nothing was.</summary>
    public double? Precision => Ratio(Found, Found + Spurious);

    /// <summary>True positives over all that was due; null where nothing was.</summary>
    public double? Recall => Ratio(Found, Found + Missed);

    /// <summary>Harmonic mean of both; null where nothing was said or due.</summary>
    public double? F1 => Ratio(2 * Found, (2 * Found) + Spurious + Missed);

    public static MatchCounts Answer(bool right) => right ? Right : Wrong;

    /// <summary>Counts of two sets against each other.</summary>
    public static MatchCounts OfSets(IReadOnlySet<string> gold, IReadOnlySet<string> said)
    {
        int found = said.Count(gold.Contains);
        return new MatchCounts(found, said.Count - found, gold.Count - found);
    }

    public static MatchCounts operator +(MatchCounts left, MatchCounts right) =>
        new(left.Found + right.Found, left.Spurious + right.Spurious, left.Missed + right.Missed);

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
