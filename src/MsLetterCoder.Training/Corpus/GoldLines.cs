using System.Security.Cryptography;
using System.Text;

namespace MsLetterCoder.Training.Corpus;

/// <summary>Reads files that hold a small gold document in each line: cells parted by tabs, in files of one folder name below a corpus folder. The file's name without ending is the writer.</summary>
internal sealed class GoldLines
{
    /// <summary>Name of the folder the files stand in.</summary>
    public required string Folder { get; init; }

    /// <summary>What the gold speaks of.</summary>
    public required GoldScope Scope { get; init; }

    /// <summary>What a line is called in findings: 'a sentence'.</summary>
    public required string Name { get; init; }

    /// <summary>The gold file, without its id, that a line's cells stand for; else what is wrong with them.</summary>
    public required Func<string[], (string? Gold, string? Wrong)> Parse { get; init; }

    /// <summary>What is wrong with the document of a line.</summary>
    public required Func<GoldFile, IReadOnlyList<CorpusFinding>> CheckLine { get; init; }

    /// <summary>All documents below a folder, by ordinal path of their file; malformed lines are left out.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public IReadOnlyList<GoldDocument> Read(string folder) => [.. Files(folder).SelectMany(file => ReadFile(file.Path, File.ReadAllBytes(file.File)))];

    /// <summary>What is wrong in the files below a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public IReadOnlyList<CorpusFinding> Check(string folder)
    {
        var findings = new List<CorpusFinding>();
        var placeOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string file, string path) in Files(folder))
        {
            foreach ((int line, GoldFile gold) in Lines(path, File.ReadAllBytes(file), findings))
            {
                findings.AddRange(CheckLine(gold).Select(f => f with { Line = line }));
                if (!placeOf.TryAdd(gold.Text, $"{path}:{line}"))
                {
                    findings.Add(new CorpusFinding(path, line, $"{Name} that stands already in {placeOf[gold.Text]}"));
                }
            }
        }

        return findings;
    }

    /// <summary>The documents of one file.</summary>
    /// <param name="path">Path to report, with '/'.</param>
    /// <param name="bytes">The file.</param>
    public IReadOnlyList<GoldDocument> ReadFile(string path, byte[] bytes)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return
        [
            .. Lines(path, bytes, []).Select(l => CorpusReader.ToDocument(l.Gold)).OfType<GoldDocument>()
                .Where(d => Scope != GoldScope.Triage || d.Triage is not null)
                .Select(d => d with { Hash = hash, Scope = Scope }),
        ];
    }

    private IEnumerable<(int Line, GoldFile Gold)> Lines(string path, byte[] bytes, List<CorpusFinding> findings)
    {
        string writer = Path.GetFileNameWithoutExtension(path);
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            (string? gold, string? wrong) = Parse(lines[i].Split('\t'));
            if (gold is null)
            {
                findings.Add(new CorpusFinding(path, i + 1, wrong!));
                continue;
            }

            yield return (i + 1, GoldFile.Parse(path, Encoding.UTF8.GetBytes($"---\nid: {writer}-{i + 1:0000}\n{gold}")));
        }
    }

    private IEnumerable<(string File, string Path)> Files(string folder) => CorpusReader.Files(folder, "*.tsv").Where(file => file.Path.Split('/') is [.., var name, _] && name == Folder);
}
