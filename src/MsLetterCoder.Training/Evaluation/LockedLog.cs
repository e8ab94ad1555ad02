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

    /// <summary>Appends a line with the figures of the documents, of the sentences and of the triaged messages that were scored; makes the file where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="day">Day of the scoring.</param>
    /// <param name="report">What was scored.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Append(string path, DateOnly day, EvaluationReport report)
    {
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Head.ReplaceLineEndings("\n"));
        }

        File.AppendAllText(path, string.Concat(report.Groups.Where(g => g.Name is not ("seen" or "unseen")).Select(g => Line(day, g))));
    }

    private static string Line(DateOnly day, GroupReport group)
    {
        (bool mentions, bool triage) = (group.Name != GroupReport.Triaged, group.Name != GroupReport.Sentences);
        MentionReport read = group.Mentions[0];
        TriageReport sorted = group.Triage;
        string[] cells =
        [
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            group.Documents.ToString(CultureInfo.InvariantCulture) + (mentions && triage ? "" : $" {group.Name}"),
            Text(read.Strict.F1, mentions),
            Text(read.Lenient.F1, mentions),
            Text(read.DocumentPresent.F1, mentions),
            Text(group.Codes.Primary.Value, mentions && triage),
            Text(group.Codes.Secondary.F1, mentions && triage),
            Text(sorted.Urgency.Value, triage),
            Text(sorted.UrgentSensitivity.Value, triage),
            Text(sorted.OverTriage.Value, triage),
            triage ? $"{sorted.EmergenciesBelowSameDay} of {sorted.Emergencies}" : "-",
        ];
        return $"| {string.Join(" | ", cells)} |\n";
    }

    private static string Text(double? value, bool meant) => meant ? value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-" : "-";
}
