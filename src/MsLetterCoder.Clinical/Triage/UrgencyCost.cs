using System.Globalization;
using System.Text;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>What a wrong grade costs: a grade too high costs 1, a grade too low 1.2, and missing 'same day' or 'emergency' <see cref="Missed"/> more (triage.md: under-triage is the harm to avoid).</summary>
/// <param name="Missed">What is added where 'same day' or 'emergency' is graded below 'same day'; 0 or more. Training chooses it on folds.</param>
public sealed record UrgencyCost(double Missed)
{
    private const double TooLow = 1.2;

    /// <summary>Where nothing was chosen on folds.</summary>
    public static UrgencyCost Given { get; } = new(8);

    /// <summary>Cost of grading <paramref name="graded"/> where <paramref name="truth"/> is right; 0 where both are equal.</summary>
    public double Of(Urgency truth, Urgency graded)
    {
        int low = truth - graded;
        return low <= 0 ? -low : (TooLow * low) + (truth >= Urgency.SameDay && graded < Urgency.SameDay ? Missed : 0);
    }

    /// <summary>The urgency whose expected cost is least; the lower one of two that cost the same.</summary>
    /// <param name="probabilities">Probability of each urgency, by its number.</param>
    public Urgency Cheapest(ReadOnlySpan<double> probabilities)
    {
        int best = 0;
        double bestCost = double.MaxValue;
        for (int grade = 0; grade < probabilities.Length; grade++)
        {
            double cost = 0;
            for (int truth = 0; truth < probabilities.Length; truth++)
            {
                cost += probabilities[truth] * Of((Urgency)truth, (Urgency)grade);
            }

            if (cost < bestCost)
            {
                (best, bestCost) = (grade, cost);
            }
        }

        return (Urgency)best;
    }

    /// <summary>Probabilities by the number of their urgency, 0 where a model does not know one.</summary>
    /// <param name="labels">Labels of the model.</param>
    /// <param name="probabilities">A probability for each label, in the same order.</param>
    /// <exception cref="InvalidDataException">A label is no urgency.</exception>
    public static double[] ByUrgency(IReadOnlyList<string> labels, ReadOnlySpan<double> probabilities)
    {
        double[] byUrgency = new double[Enum.GetValues<Urgency>().Length];
        for (int i = 0; i < probabilities.Length; i++)
        {
            byUrgency[(int)Named(labels[i])] = probabilities[i];
        }

        return byUrgency;
    }

    /// <summary>The urgency that a model's label names.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static Urgency Named(string label) =>
        Labels.TryRead(label, out Urgency urgency) ? urgency : throw new InvalidDataException($"The urgency model knows the unknown label '{label}'.");

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is no such cost.</exception>
    public static UrgencyCost Read(byte[] file)
    {
        string[] lines = [.. Encoding.UTF8.GetString(file).Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
        return lines is [string line] && line.Split('\t') is ["missed", string number] && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double missed)
            ? new UrgencyCost(missed)
            : throw new InvalidDataException("cost.tsv: its only line is 'missed', a tab and a number of 0 or more.");
    }

    /// <summary>The file of it.</summary>
    public byte[] Write() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"# What missing 'same_day' or 'emergency' costs, in grades too high; chosen on folds. Written by train.\nmissed\t{Missed}\n"));
}
