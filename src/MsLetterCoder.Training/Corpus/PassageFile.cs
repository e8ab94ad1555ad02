using System.Security.Cryptography;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// Reads files of passages: <c>passages/*.tsv</c> below a corpus folder. A line is flags, tab, passage. Flags are keys joined by commas, 'none', or 'none/KEY' for a near miss of a flag.
/// </summary>
public static class PassageFile
{
    private const string Folder = "passages";
    private const string None = "none";

    /// <summary>All passages below a folder, by ordinal path of their file; those of a folder named 'locked' are left out, as are malformed lines.</summary>
    public static IReadOnlyList<GoldPassage> ReadAll(string folder) =>
        [.. Files(folder).SelectMany(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file), (_, _) => { }))];

    /// <summary>All passages below a folder as <see cref="ReadAll"/> gives them, each with the path of its file from there.</summary>
    internal static IEnumerable<(string Path, GoldPassage Passage)> ReadWithPaths(string folder) =>
        Files(folder).SelectMany(file => Parse(file, File.ReadAllText(file), (_, _) => { }).Select(passage => (Path.GetRelativePath(folder, file).Replace('\\', '/'), passage)));

    /// <summary>SHA-256 of each file, ascending, lower-case hexadecimal.</summary>
    public static IReadOnlyList<string> Hashes(string folder) =>
        [.. Files(folder).Select(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).Order(StringComparer.Ordinal)];

    /// <summary>What is wrong in the files below a folder.</summary>
    public static IReadOnlyList<CorpusFinding> Check(string folder)
    {
        var findings = new List<CorpusFinding>();
        var lineOf = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in Files(folder))
        {
            string path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            foreach (GoldPassage passage in Parse(path, File.ReadAllText(file), (at, words) => findings.Add(new CorpusFinding(path, at, words))))
            {
                if (!lineOf.TryAdd(passage.Text, path))
                {
                    findings.Add(new CorpusFinding(path, passage.Line, $"a passage that stands already in {lineOf[passage.Text]}"));
                }
            }
        }

        return findings;
    }

    /// <summary>The passages of a file's text; malformed lines are told to <paramref name="bad"/> by number, from 1, and left out.</summary>
    public static IEnumerable<GoldPassage> Parse(string writer, string text, Action<int, string> bad)
    {
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0 || tab == line.Length - 1 || line.IndexOf('\t', tab + 1) >= 0)
            {
                bad(number, "a line is flags, one tab, a passage");
                continue;
            }

            string label = line[..tab];
            string[] flags = label == None ? [] : label.StartsWith(None + "/", StringComparison.Ordinal) ? label[(None.Length + 1)..].Split(',') : label.Split(',');
            if (flags.FirstOrDefault(f => !RedFlagTable.IsKnown(f)) is { } unknown)
            {
                bad(number, $"unknown red flag '{unknown}'");
                continue;
            }

            bool none = label.StartsWith(None, StringComparison.Ordinal);
            yield return new GoldPassage(writer, none ? [] : flags, line[(tab + 1)..], number) { NearMisses = none ? flags : [] };
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.tsv", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == Folder && !Path.GetFullPath(file).Split(Path.DirectorySeparatorChar).Contains("locked"))
            .Order(StringComparer.Ordinal);
}
