using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Training.Evaluation;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>The card of the confidence of codes: calibration error and log loss on codes of letters not seen, beside those of the confidence of the best mention.</summary>
internal static class CodeCard
{
    /// <summary>Makes it; the reliability plot is of the probability that a code is right.</summary>
    public static ModelCard Of(StackedModel code, IReadOnlyList<(double Confidence, bool Right)> bestMention, IReadOnlyList<string> hashes, ulong seed)
    {
        int right = code.Model.Labels[0] == CodeFeatures.Right ? 0 : 1;
        List<(double Confidence, bool Right)> answers = [.. code.HeldOut.Select(example =>
        {
            double[] probabilities = [.. example.Scores];
            code.Model.Calibration.Apply(probabilities);
            return (probabilities[right], example.Label == right);
        })];
        var scores = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["examples"] = answers.Count,
            ["share_right"] = Rounded(answers.Count(a => a.Right) / (double)answers.Count),
            ["calibration_error"] = Rounded(Reliability.Of(answers).Error ?? 0),
            ["calibration_error_of_best_mention"] = Rounded(Reliability.Of(bestMention).Error ?? 0),
            ["log_loss"] = Rounded(LogLoss(answers)),
            ["log_loss_of_best_mention"] = Rounded(LogLoss(bestMention)),
        };
        return ModelCard.Of(code.Model, hashes, seed, scores, answers);
    }

    private static double LogLoss(IReadOnlyList<(double Confidence, bool Right)> answers) =>
        answers.Sum(a => -PortableMath.Log(Math.Clamp(a.Right ? a.Confidence : 1 - a.Confidence, 1e-6, 1))) / answers.Count;

    private static double Rounded(double value) => Math.Round(value, 4);
}
