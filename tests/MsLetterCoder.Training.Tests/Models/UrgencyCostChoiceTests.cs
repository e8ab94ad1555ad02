using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Fitting;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.Training.Tests.Models;

public sealed class UrgencyCostChoiceTests
{
    /// <summary>Twenty urgent messages that the score is sure of, and others of which it holds 'same day' likely by a share.</summary>
    [Theory]
    [InlineData(0.5, 2, 1)]
    [InlineData(0.2, 6, 1)]
    [InlineData(0.01, 16, 20.0 / 22)]
    public void Of_IsTheLeastCostThatFindsEnough(double share, double missed, double sensitivity)
    {
        List<ScoredExample> answers = [.. Enumerable.Repeat(Example(0.99, Urgency.SameDay), 20), .. Enumerable.Repeat(Example(share, Urgency.SameDay), 2), .. Enumerable.Repeat(Example(0.001, Urgency.Routine), 10)];

        UrgencyCostChoice choice = UrgencyCostChoice.Of(new StackedModel(Model(), answers, new Dictionary<int, LinearModel>()));

        Assert.Equal(missed, choice.Cost.Missed);
        Assert.Equal(sensitivity, choice.Sensitivity, 6);
        Assert.Equal(0, choice.OverTriage);
    }

    private static ScoredExample Example(double sameDay, Urgency truth)
    {
        double[] scores = [.. Enum.GetValues<Urgency>().Select(u => Math.Log(u == Urgency.SameDay ? sameDay : u == Urgency.Routine ? 1 - sameDay : 1e-9))];
        return new ScoredExample(scores, (int)truth);
    }

    private static LinearModel Model() => new(
        "urgency", "v", [.. Enum.GetValues<Urgency>().Select(u => Labels.Of(u))], 16, FeatureScaling.AsAdded, ScoreCalibration.None, new float[Enum.GetValues<Urgency>().Length], [], []);
}
