using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>A rule of triage.md sections 1 and 5 that sets a least urgency without a red flag, a row of Knowledge/urgency-floors.tsv: signal, least urgency, reason.</summary>
/// <param name="Signal">The signal that must be seen.</param>
/// <param name="Least">The least urgency it sets.</param>
/// <param name="Reason">Words that name the rule, never text of the message.</param>
internal sealed record UrgencyFloor(string Signal, Urgency Least, string Reason)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static IReadOnlyList<UrgencyFloor> Load(KnowledgeFile file, IReadOnlySet<string> signals) =>
    [
        .. file.Rows.Select(row => signals.Contains(row.Cell(0)) && Labels.TryRead(row.Cell(1), out Urgency least) && row.Cell(2).Length > 0
            ? new UrgencyFloor(row.Cell(0), least, row.Cell(2))
            : throw row.Error("a row is a known signal, an urgency and a reason")),
    ];
}
