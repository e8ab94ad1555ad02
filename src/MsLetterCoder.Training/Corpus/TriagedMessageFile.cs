using System.Text;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// Reads files of triaged messages: <c>triaged/*.tsv</c> below a corpus folder. A line is urgency, category, other categories, red flags, reply needed, subject and text, parted by tabs; \n in the
/// text is a line end. Their mentions are not marked: they teach and test triage alone.
/// </summary>
public static class TriagedMessageFile
{
    private static readonly string[] Headers = ["urgency", "category", "other_categories", "red_flags", "reply_needed", "subject"];

    private static readonly GoldLines Messages = new()
    {
        Folder = "triaged",
        Scope = GoldScope.Triage,
        Name = "a message",
        Parse = Parse,
        CheckLine = CorpusCheck.CheckDocument,
    };

    /// <summary>All messages below a folder, by ordinal path of their file; malformed lines are left out.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<GoldDocument> Read(string folder) => Messages.Read(folder);

    /// <summary>What is wrong in the files below a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<CorpusFinding> Check(string folder) => Messages.Check(folder);

    /// <summary>The messages of one file.</summary>
    /// <param name="path">Path to report, with '/'; the file's name without ending is the writer.</param>
    /// <param name="bytes">The file.</param>
    public static IReadOnlyList<GoldDocument> ReadFile(string path, byte[] bytes) => Messages.ReadFile(path, bytes);

    private static (string? Gold, string? Wrong) Parse(string[] cells)
    {
        if (cells.Length != Headers.Length + 1 || cells[^1].Length == 0)
        {
            return (null, $"a line is {string.Join(", ", Headers)} and text, parted by tabs");
        }

        var gold = new StringBuilder($"kind: {Labels.Of(DocumentKind.PatientMessage)}\n");
        for (int cell = 0; cell < Headers.Length; cell++)
        {
            gold.Append($"{Headers[cell]}: {cells[cell]}\n");
        }

        return (gold.Append("---\n").Append(cells[^1].Replace("\\n", "\n", StringComparison.Ordinal)).Append('\n').ToString(), null);
    }
}
