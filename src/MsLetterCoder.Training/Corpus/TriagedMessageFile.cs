using System.Security.Cryptography;
using System.Text;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// Reads files of triaged messages: <c>triaged/*.tsv</c> below a corpus folder. A line is urgency, category, other categories, red flags, reply needed, subject and text, parted by tabs; \n in the
/// text is a line end. Their mentions are not marked: they teach and test triage alone.
/// </summary>
public static class TriagedMessageFile
{
    private const string Folder = "triaged";

    private static readonly string[] Headers = ["urgency", "category", "other_categories", "red_flags", "reply_needed", "subject"];

    /// <summary>All messages below a folder, by ordinal path of their file; malformed lines are left out.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<GoldDocument> Read(string folder) =>
        [.. Files(folder).SelectMany(file => ReadFile(file.Path, File.ReadAllBytes(file.File)))];

    /// <summary>What is wrong in the files below a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<CorpusFinding> Check(string folder)
    {
        var findings = new List<CorpusFinding>();
        var placeOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string file, string path) in Files(folder))
        {
            foreach ((int line, GoldFile gold) in Lines(path, File.ReadAllBytes(file), findings))
            {
                findings.AddRange(CorpusCheck.CheckDocument(gold).Select(f => f with { Line = line }));
                if (!placeOf.TryAdd(gold.Text, $"{path}:{line}"))
                {
                    findings.Add(new CorpusFinding(path, line, $"a message that stands already in {placeOf[gold.Text]}"));
                }
            }
        }

        return findings;
    }

    /// <summary>The messages of one file.</summary>
    /// <param name="path">Path to report, with '/'; the file's name without ending is the writer.</param>
    /// <param name="bytes">The file.</param>
    public static IReadOnlyList<GoldDocument> ReadFile(string path, byte[] bytes)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return [.. Lines(path, bytes, []).Select(l => CorpusReader.ToDocument(l.Gold)).OfType<GoldDocument>().Where(d => d.Triage is not null).Select(d => d with { Hash = hash, Scope = GoldScope.Triage })];
    }

    private static IEnumerable<(int Line, GoldFile Gold)> Lines(string path, byte[] bytes, List<CorpusFinding> findings)
    {
        string writer = Path.GetFileNameWithoutExtension(path);
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split('\t');
            if (cells.Length == 1 && cells[0].Length == 0)
            {
                continue;
            }

            if (cells.Length != Headers.Length + 1 || cells[^1].Length == 0)
            {
                findings.Add(new CorpusFinding(path, i + 1, $"a line is {string.Join(", ", Headers)} and text, parted by tabs"));
                continue;
            }

            var gold = new StringBuilder("---\n").Append($"id: {writer}-{i + 1:0000}\nkind: {Labels.Of(DocumentKind.PatientMessage)}\n");
            for (int cell = 0; cell < Headers.Length; cell++)
            {
                gold.Append($"{Headers[cell]}: {cells[cell]}\n");
            }

            gold.Append("---\n").Append(cells[^1].Replace("\\n", "\n", StringComparison.Ordinal)).Append('\n');
            yield return (i + 1, GoldFile.Parse(path, Encoding.UTF8.GetBytes(gold.ToString())));
        }
    }

    private static IEnumerable<(string File, string Path)> Files(string folder) =>
        CorpusReader.Files(folder, "*.tsv").Where(file => file.Path.Split('/') is [.., Folder, _]);
}
