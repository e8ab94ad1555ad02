using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Training.Evaluation;

namespace MsLetterCoder.Training.Fitting;

/// <summary>How a model's scores become probabilities, and how well these keep their word on held-out examples.</summary>
public sealed record CardCalibration
{
    /// <summary>'temperature' or 'platt'.</summary>
    public required string Method { get; init; }

    /// <summary>The temperature, or the slopes and then the offsets.</summary>
    public required IReadOnlyList<double> Parameters { get; init; }

    /// <summary>The same before calibration; null without any.</summary>
    public double? ErrorBefore { get; init; }

    /// <summary>Expected calibration error on held-out examples, 0 to 1; null without any.</summary>
    public double? Error { get; init; }

    /// <summary>The reliability plot: bins of equal mass, rising.</summary>
    public IReadOnlyList<ReliabilityBin> Bins { get; init; } = [];

    internal static CardCalibration Of(
        ScoreCalibration calibration,
        IReadOnlyList<(double Confidence, bool Right)> heldOut,
        IReadOnlyList<(double Confidence, bool Right)>? before = null)
    {
        Reliability reliability = Reliability.Of(heldOut);
        return new CardCalibration
        {
            Method = calibration.Slopes.IsEmpty ? "temperature" : "platt",
            Parameters = calibration.Slopes.IsEmpty ? [calibration.Temperature] : [.. calibration.Slopes, .. calibration.Offsets],
            ErrorBefore = before is null ? null : Reliability.Of(before).Error,
            Error = reliability.Error,
            Bins = reliability.Bins,
        };
    }
}
