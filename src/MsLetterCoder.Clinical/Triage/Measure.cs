using System.Globalization;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>A number that patients report and the signals it gives, a row of Knowledge/measures.tsv: 'temp 38.6', 'pulse 42', 'potassium came back at 6.9'.</summary>
/// <param name="Names">Words one of which stands before the number.</param>
/// <param name="Units">Words one of which may stand behind it instead.</param>
/// <param name="Least">Least plausible value.</param>
/// <param name="Most">Greatest plausible value.</param>
/// <param name="Low">Below it <paramref name="LowSignal"/> is seen.</param>
/// <param name="LowSignal">Signal of a low value; empty for none.</param>
/// <param name="High">From it on <paramref name="HighSignal"/> is seen.</param>
/// <param name="HighSignal">Signal of a high value; empty for none.</param>
internal sealed record Measure(IReadOnlySet<string> Names, IReadOnlySet<string> Units, decimal Least, decimal Most, decimal Low, string LowSignal, decimal High, string HighSignal)
{
    /// <summary>Reads names, units, least, most, low limit, its signal, high limit, its signal, source, date.</summary>
    public static IReadOnlyList<Measure> Load(KnowledgeFile file)
    {
        var measures = new List<Measure>();
        foreach (KnowledgeRow row in file.Rows)
        {
            decimal Number(int column, decimal otherwise) => row.Cell(column).Length == 0 ? otherwise
                : decimal.TryParse(row.Cell(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : throw row.Error($"'{row.Cell(column)}' is no number");

            if (row.Cell(0).Length == 0 || row.Cell(8).Length == 0)
            {
                throw row.Error("a measure needs names and a source");
            }

            measures.Add(new Measure(Words(row.Cell(0)), Words(row.Cell(1)), Number(2, 0), Number(3, decimal.MaxValue), Number(4, decimal.MinValue), row.Cell(5), Number(6, decimal.MaxValue), row.Cell(7)));
        }

        return measures;
    }

    /// <summary>The signal of a value; null for a usual or implausible one.</summary>
    public string? SignalOf(decimal value) =>
        value < Least || value > Most ? null
        : value < Low && LowSignal.Length > 0 ? LowSignal
        : value >= High && HighSignal.Length > 0 ? HighSignal
        : null;

    private static HashSet<string> Words(string cell) => [.. cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
