using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>What a missed urgent message must cost for the learned score to find enough of them, chosen on what folds said of messages they had not seen.</summary>
/// <param name="Cost">The cost chosen.</param>
/// <param name="Sensitivity">Share of 'same day' and 'emergency' that the score alone then grades so.</param>
/// <param name="OverTriage">Share of all messages that it then grades too high.</param>
internal sealed record UrgencyCostChoice(UrgencyCost Cost, double Sensitivity, double OverTriage)
{
    /// <summary>Sensitivity that the score is to reach by itself; rules and likeness find others.</summary>
    public const double Aim = 0.96;

    private static readonly double[] Costs = [2, 3, 4, 5, 6, 8, 10, 12, 14, 16];

    /// <summary>The least of a row of costs with which the aim is reached; the greatest where none reaches it.</summary>
    public static UrgencyCostChoice Of(StackedModel urgency)
    {
        List<(Urgency Truth, double[] Probabilities)> answers = [.. urgency.HeldOut.Select(example => (UrgencyCost.Named(urgency.Model.Labels[example.Label]), ByUrgency(urgency.Model, example)))];
        List<UrgencyCostChoice> choices = [.. Costs.Select(missed => Score(answers, new UrgencyCost(missed)))];
        return choices.Find(c => c.Sensitivity >= Aim) ?? choices[^1];
    }

    private static UrgencyCostChoice Score(List<(Urgency Truth, double[] Probabilities)> answers, UrgencyCost cost)
    {
        List<(Urgency Truth, Urgency Said)> graded = [.. answers.Select(a => (a.Truth, cost.Cheapest(a.Probabilities)))];
        int urgent = graded.Count(g => g.Truth >= Urgency.SameDay);
        return new UrgencyCostChoice(
            cost,
            urgent == 0 ? 1 : graded.Count(g => g.Truth >= Urgency.SameDay && g.Said >= Urgency.SameDay) / (double)urgent,
            graded.Count(g => g.Said > g.Truth) / (double)graded.Count);
    }

    private static double[] ByUrgency(LinearModel model, ScoredExample example)
    {
        double[] scores = [.. example.Scores];
        model.Calibration.Apply(scores);
        return UrgencyCost.ByUrgency(model.Labels, scores);
    }
}
