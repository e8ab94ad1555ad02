using System.Globalization;
using MsLetterCoder.Training.Evaluation;

namespace MsLetterCoder.App.Commands;

/// <summary>Least scores, a line each: group, section, name, least value (tab separated; '#' begins a comment). A score that falls below fails the build; floors are raised as scores rise.</summary>
internal static class ScoreFloors
{
    /// <summary>Checks a report; prints each floor with its score.</summary>
    /// <returns>An exit code.</returns>
    public static int Check(string path, EvaluationReport report, TextWriter output)
    {
        IReadOnlyList<ReportRow> rows = ReportTable.Rows(report);
        int passed = 0;
        int failed = 0;
        foreach (string line in File.ReadAllLines(path))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] cells = line.Split('\t');
            ReportRow? row = cells.Length == 4 ? rows.FirstOrDefault(r => r.Group == cells[0] && r.Section == cells[1] && r.Name == cells[2]) : null;
            bool most = cells.Length == 4 && cells[3].StartsWith('<');
            bool known = double.TryParse(row?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
            double limit = cells.Length == 4 ? double.Parse(cells[3].TrimStart('<'), CultureInfo.InvariantCulture) : 0;
            bool good = known && (most ? value <= limit : value >= limit);
            output.WriteLine($"{(good ? "floor held" : "FLOOR BROKEN"),-12} {line.Replace('\t', ' ')}: {row?.Value ?? "no such score"}");
            (passed, failed) = good ? (passed + 1, failed) : (passed, failed + 1);
        }

        output.WriteLine($"floors: {passed} passed, {failed} failed");
        return failed == 0 ? ExitCodes.Good : ExitCodes.Failed;
    }
}
