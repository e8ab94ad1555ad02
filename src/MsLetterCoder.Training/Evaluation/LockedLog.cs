using System.Globalization;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>
/// The record of every look at the locked corpus (docs/locked-scores.md). A split that is scored often stops being unseen; the file shows how
/// often that was.
/// </summary>
public static class LockedLog
{
    private const string Head =
        """
        # Scores on the locked corpus

        Each line is one scoring of documents under `corpus/locked`, entered by `evaluate` itself. The more lines, the less the next one proves.

        | date | documents | mentions strict F1 | lenient F1 | concepts present F1 | primary code | secondary F1 | urgency | urgent sensitivity | over-triage | emergencies below same_day |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |

        """;

    /// <summary>Appends a line with the figures of the group 'all'; makes the file where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="day">Day of the scoring.</param>
    /// <param name="report">What was scored.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Append(string path, DateOnly day, EvaluationReport report)
    {
        GroupReport all = report.Groups[0];
        MentionReport mentions = all.Mentions[0];
        string[] cells =
        [
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            all.Documents.ToString(CultureInfo.InvariantCulture),
            Text(mentions.Strict.F1),
            Text(mentions.Lenient.F1),
            Text(mentions.DocumentPresent.F1),
            Text(all.Codes.Primary.Value),
            Text(all.Codes.Secondary.F1),
            Text(all.Triage.Urgency.Value),
            Text(all.Triage.UrgentSensitivity.Value),
            Text(all.Triage.OverTriage.Value),
            $"{all.Triage.EmergenciesBelowSameDay} of {all.Triage.Emergencies}",
        ];
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Head.ReplaceLineEndings("\n"));
        }

        File.AppendAllText(path, $"| {string.Join(" | ", cells)} |\n");
    }

    private static string Text(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
