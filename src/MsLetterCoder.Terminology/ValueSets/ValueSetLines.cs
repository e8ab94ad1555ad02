using System.Text;
using System.Text.Unicode;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Terminology.Building;

namespace MsLetterCoder.Terminology.ValueSets;

/// <summary>Tab-separated lines: a SNOMED CT code, its name, and further names if any. A first line of column names and lines beginning with # are left out.</summary>
internal static class ValueSetLines
{
    public static void Read(string file, ReadOnlySpan<byte> text, TerminologyBuilder builder)
    {
        int line = 0;
        while (!text.IsEmpty)
        {
            line++;
            int feed = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> bytes = feed < 0 ? text : text[..feed];
            text = feed < 0 ? [] : text[(feed + 1)..];
            if (!Utf8.IsValid(bytes))
            {
                throw new TerminologyException($"{file}:{line}:1: the line is not valid UTF-8.");
            }

            string[] cells = Encoding.UTF8.GetString(bytes).TrimEnd('\r').Split('\t');
            if (string.IsNullOrWhiteSpace(cells[0]) && cells.Length == 1)
            {
                continue;
            }

            if (cells[0].StartsWith('#') || (line == 1 && !char.IsAsciiDigit(cells[0].TrimStart().FirstOrDefault())))
            {
                continue;
            }

            if (!SnomedId.TryParse(cells[0].Trim(), out SnomedId id))
            {
                throw new TerminologyException($"{file}:{line}:1: '{Shortened(cells[0])}' is not the identifier of a SNOMED CT concept (6 to 18 digits, partition 00 or 10, Verhoeff check digit).");
            }

            if (cells.Length < 2 || string.IsNullOrWhiteSpace(cells[1]))
            {
                throw new TerminologyException($"{file}:{line}:{cells[0].Length + 1}: the name is missing: is the file cut short?");
            }

            for (int i = 1; i < cells.Length; i++)
            {
                if (!string.IsNullOrWhiteSpace(cells[i]))
                {
                    ValueSetImport.Add(builder, id.Value, cells[i].Trim(), active: true, preferred: i == 1);
                }
            }
        }
    }

    private static string Shortened(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
