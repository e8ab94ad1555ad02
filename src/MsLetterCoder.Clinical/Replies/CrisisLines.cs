using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Replies;

/// <summary>Where people of each nation turn at once, from Knowledge/replies/crisis-lines.tsv, which names its sources.</summary>
public sealed class CrisisLines
{
    private const string Urgent = "urgent";
    private const string Crisis = "crisis";
    private const int ReviewedBy = 5;
    private const int Cells = 7;

    private readonly Dictionary<(Nation, string), string> words = [];

    private CrisisLines(KnowledgeFile file)
    {
        foreach (KnowledgeRow row in file.Rows)
        {
            if (row.Cells.Count != Cells || !Enum.TryParse(row.Cell(0), out Nation nation) || row.Cell(1) is not (Urgent or Crisis) || row.Cell(2).Length == 0 || row.Cell(3).Length == 0
                || !words.TryAdd((nation, row.Cell(1)), row.Cell(2)))
            {
                throw row.Error("a row is a nation, 'urgent' or 'crisis' (each once), words, source, day, and two columns of the review");
            }

            Unreviewed += row.Cell(ReviewedBy).Length == 0 ? 1 : 0;
        }

        if (words.Count != 2 * Enum.GetValues<Nation>().Length)
        {
            throw new KnowledgeException($"{file.Name}: a nation lacks a line");
        }
    }

    /// <summary>Rows that nobody has reviewed.</summary>
    public int Unreviewed { get; }

    /// <summary>Reads the table built into the program.</summary>
    /// <exception cref="KnowledgeException">A row is malformed or a nation lacks a line; the message names the file.</exception>
    public static CrisisLines Load() => new(KnowledgeFile.Open("replies/crisis-lines.tsv"));

    /// <summary>What to do where it is no emergency and cannot wait: a sentence.</summary>
    public string UrgentOf(Nation nation) => words[(nation, Urgent)];

    /// <summary>What to do who cannot keep themselves safe: a sentence without its first capital.</summary>
    public string CrisisOf(Nation nation) => words[(nation, Crisis)];
}
