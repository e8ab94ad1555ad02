using System.Text;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>The file of harvested phrases: key, tab, surface, a line each, in ordinal order.</summary>
public static class HarvestFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">A line is malformed; the message names it.</exception>
    public static IReadOnlyList<HarvestedPhrase> Read(byte[] file)
    {
        var phrases = new List<HarvestedPhrase>();
        int line = 0;
        foreach (string row in Encoding.UTF8.GetString(file).Split('\n'))
        {
            line++;
            if (row.Length == 0 || row[0] == '#')
            {
                continue;
            }

            string[] cells = row.Split('\t');
            if (cells.Length != 2 || cells[0].Length == 0 || cells[1].Length == 0)
            {
                throw new InvalidDataException($"harvested.tsv:{line}: a line is key, tab, phrase");
            }

            phrases.Add(new HarvestedPhrase(cells[0], cells[1]));
        }

        return phrases;
    }

    /// <summary>Writes it.</summary>
    public static byte[] Write(IEnumerable<HarvestedPhrase> phrases)
    {
        var text = new StringBuilder("# Phrases that gold documents of the training corpus mark: concept key, phrase. Written by train.\n");
        foreach (HarvestedPhrase phrase in phrases.OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Surface, StringComparer.Ordinal))
        {
            text.Append(phrase.Key).Append('\t').Append(phrase.Surface).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
