namespace MsLetterCoder.Training.Evaluation;

/// <summary>A row of the printed report.</summary>
/// <param name="Group">Group of documents.</param>
/// <param name="Section">Part of the report.</param>
/// <param name="Name">What is scored.</param>
/// <param name="Value">The score; '-' where there is none.</param>
/// <param name="Interval">Its 95 % interval; empty where there is none.</param>
/// <param name="Counts">The counts behind it.</param>
public sealed record ReportRow(string Group, string Section, string Name, string Value, string Interval, string Counts);
