namespace MsLetterCoder.Training.Evaluation;

/// <summary>Whether confidences keep their word.</summary>
public sealed record Reliability
{
    private const int BinsWanted = 10;

    /// <summary>Answers counted.</summary>
    public required int Count { get; init; }

    /// <summary>Expected calibration error: the gap between confidence and share right, averaged over the answers; null without any.</summary>
    public required double? Error { get; init; }

    /// <summary>Up to ten bins of equal mass, rising; equal confidences are never parted, so the order of the answers does not matter.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    internal static Reliability Of(IReadOnlyList<(double Confidence, bool Right)> answers)
    {
        var bins = new List<ReliabilityBin>();
        (int count, int right, double sum) = (0, 0, 0);
        int filled = 0;
        foreach (IGrouping<double, (double Confidence, bool Right)> tie in answers.GroupBy(a => a.Confidence).OrderBy(g => g.Key))
        {
            (count, right, sum) = (count + tie.Count(), right + tie.Count(a => a.Right), sum + (tie.Key * tie.Count()));
            long edge = ((long)filled * BinsWanted / answers.Count) + 1; // the next tenth behind what is filled
            if ((long)(filled + count) * BinsWanted >= edge * answers.Count)
            {
                bins.Add(new ReliabilityBin(count, sum / count, (double)right / count));
                filled += count;
                (count, right, sum) = (0, 0, 0);
            }
        }

        return new Reliability
        {
            Count = answers.Count,
            Error = answers.Count == 0 ? null : bins.Sum(b => b.Count * Math.Abs(b.Confidence - b.Right)) / answers.Count,
            Bins = bins,
        };
    }
}
