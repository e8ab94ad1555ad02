using System.Reflection;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

/// <summary>A sentence of the safety floor.</summary>
/// <param name="Line">Its line in the file, from 1 on.</param>
/// <param name="Flag">Key of the red flag.</param>
/// <param name="Fires">True where the flag must be raised; false for a near miss.</param>
/// <param name="Text">A message in a patient's or carer's words.</param>
/// <param name="Missed">True where the rules are known not to get it right yet.</param>
internal sealed record FloorRow(int Line, string Flag, bool Fires, string Text, bool Missed)
{
    private readonly Lazy<bool> _met = new(() => TriageReading.Flags(Text).Contains(Flag) == Fires);

    /// <summary>True where the rules do what the row says.</summary>
    public bool IsMet => _met.Value;

    /// <summary>Reads a file of flag, 'fires' or 'not', text and perhaps 'missed'.</summary>
    public static List<FloorRow> Load(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Triage/{file}")!;
        using var reader = new StreamReader(stream);
        var rows = new List<FloorRow>();
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] cells = line.Split('\t');
            Assert.True(
                cells.Length is 3 or 4 && RedFlagTable.IsKnown(cells[0]) && cells[1] is "fires" or "not" && (cells.Length == 3 || cells[3] == "missed"),
                $"{file}, line {number} is no row of the safety floor");
            rows.Add(new FloorRow(number, cells[0], cells[1] == "fires", cells[2], cells.Length == 4));
        }

        return rows;
    }

    public override string ToString() => $"{Flag}\t{(Fires ? "fires" : "not")}\t{Text}";
}
