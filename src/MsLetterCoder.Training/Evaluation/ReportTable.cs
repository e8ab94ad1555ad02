using System.Globalization;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>A report as rows of text, in the order of the guidelines.</summary>
public static class ReportTable
{
    /// <summary>The rows.</summary>
    /// <param name="report">The report.</param>
    /// <param name="perLabel">True to add a row for each context, concept, code, flag and category.</param>
    public static IReadOnlyList<ReportRow> Rows(EvaluationReport report, bool perLabel = true) =>
    [
        .. report.Groups.SelectMany(group => Rows(group, perLabel)),
        .. report.Groups.SelectMany(Sections),
        .. report.Facts.SelectMany(Rows),
        .. report.Ablation.SelectMany(Ablation),
        .. report.Groups.SelectMany(group => Labels(group, "ten worst concepts", group.Mentions[0].WorstConcepts)),
    ];

    private static IEnumerable<ReportRow> Rows(FactPartReport part) => part.Kinds.Prepend(part.All).Select(score => Row(part.Part, "facts", score));

    private static IEnumerable<ReportRow> Sections(GroupReport group) => group.Mentions[0].Sections.SelectMany(section => (ReportRow[])
    [
        Row(group, $"section {section.Section}", section.Strict),
        Row(group, $"section {section.Section}", section.Lenient),
    ]);

    private static IEnumerable<ReportRow> Ablation(AblationScore score)
    {
        foreach (MatchScore part in (MatchScore[])[score.Strict, score.Lenient, score.Present])
        {
            yield return new ReportRow(score.Scope, score.Parts, part.Name, Text(part.F1), "", Counts(part));
        }
    }

    private static IEnumerable<ReportRow> Rows(GroupReport group, bool perLabel) =>
        group.Name switch
        {
            GroupReport.Sentences => Mentions(group, perLabel),
            GroupReport.Triaged => Triage(group, perLabel),
            _ => Mentions(group, perLabel).Concat(Codes(group, perLabel)).Concat(Facts(group)).Concat(Triage(group, perLabel)),
        };

    private static IEnumerable<ReportRow> Mentions(GroupReport group, bool perLabel)
    {
        foreach (MentionReport mentions in group.Mentions)
        {
            string section = $"mentions, {mentions.Scope}";
            foreach (MatchScore score in (MatchScore[])[mentions.Strict, mentions.Lenient, mentions.DocumentPairs, mentions.DocumentPresent])
            {
                yield return Row(group, section, score);
            }

            yield return Row(group, section, "calibration error", mentions.Calibration);
        }

        if (perLabel)
        {
            IEnumerable<ReportRow> contexts = Labels(group, "context, strict", group.Mentions[0].Contexts);
            foreach (ReportRow row in contexts.Concat(Labels(group, "concept, lenient", group.Mentions[0].Concepts)))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<ReportRow> Codes(GroupReport group, bool perLabel)
    {
        yield return Row(group, "ICD-10", group.Codes.Primary);
        yield return Row(group, "ICD-10", group.Codes.Secondary);
        yield return Row(group, "ICD-10", "calibration error", group.Codes.Calibration);
        foreach (ReportRow row in perLabel ? Labels(group, "code", group.Codes.Codes) : [])
        {
            yield return row;
        }
    }

    private static IEnumerable<ReportRow> Facts(GroupReport group)
    {
        yield return Row(group, "kind", group.Kind);
        foreach (ConfusionCell cell in group.KindConfusion.Where(c => c.Gold != c.Said))
        {
            yield return new ReportRow(group.Name, "kind", $"{cell.Gold} called {cell.Said}", "-", "", Text(cell.Count));
        }

        foreach (FactReport fact in group.Facts)
        {
            yield return Row(group, "fact", fact.Accuracy) with
            {
                Counts = $"stated {fact.Stated}, right {fact.Right}, wrong {fact.Wrong}, missed {fact.Missed}, spurious {fact.Spurious}",
            };
        }
    }

    private static IEnumerable<ReportRow> Triage(GroupReport group, bool perLabel)
    {
        TriageReport triage = group.Triage;
        const string Section = "triage";
        yield return Row(group, Section, triage.Urgency);
        yield return new ReportRow(
            group.Name, Section, "quadratic-weighted kappa", Text(triage.Kappa), Text(triage.KappaInterval), $"{triage.Messages} messages");
        yield return Row(group, Section, triage.UnderTriage);
        yield return Row(group, Section, triage.OverTriage);
        yield return Row(group, Section, triage.UrgentSensitivity);
        yield return new ReportRow(
            group.Name, Section, "emergencies below same_day", Text(triage.EmergenciesBelowSameDay), "", $"of {triage.Emergencies} emergencies");
        yield return new ReportRow(group.Name, Section, "messages in no queue", Text(triage.NotQueued), "", $"of {triage.Messages} messages");
        yield return Row(group, Section, triage.RedFlags);
        yield return Row(group, Section, triage.MainCategory);
        yield return Row(group, Section, triage.Categories);
        yield return Row(group, Section, triage.ReplyNotNeeded);
        yield return Row(group, Section, "calibration error", triage.Calibration);
        foreach (ConfusionCell cell in triage.UrgencyConfusion.Where(c => c.Gold != c.Said))
        {
            yield return new ReportRow(group.Name, "urgency", $"{cell.Gold} graded {cell.Said}", "-", "", Text(cell.Count));
        }

        foreach (ReportRow row in perLabel ? Labels(group, "red flag", triage.Flags).Concat(Labels(group, "category", triage.CategoryLabels)) : [])
        {
            yield return row;
        }
    }

    private static IEnumerable<ReportRow> Labels(GroupReport group, string section, IReadOnlyList<MatchScore> labels) =>
        labels.Select(label => Row(group, section, label));

    private static ReportRow Row(GroupReport group, string section, MatchScore score) => Row(group.Name, section, score);

    private static ReportRow Row(string group, string section, MatchScore score) => new(
        group,
        section,
        score.Name,
        Text(score.F1),
        Text(score.F1Interval),
        Counts(score));

    private static string Counts(MatchScore score) =>
        $"P {Text(score.Precision)} R {Text(score.Recall)}, found {score.Found}, spurious {score.Spurious}, missed {score.Missed}";

    private static ReportRow Row(GroupReport group, string section, RateScore score) =>
        new(group.Name, section, score.Name, Text(score.Value), Text(score.Interval), $"{score.Hits} of {score.Cases}");

    private static ReportRow Row(GroupReport group, string section, string name, Reliability reliability) =>
        new(group.Name, section, name, Text(reliability.Error), "", $"{reliability.Count} answers in {reliability.Bins.Count} bins");

    private static string Text(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(Interval? interval) => interval is null ? "" : $"{Text(interval.Low)} to {Text(interval.High)}";
}
