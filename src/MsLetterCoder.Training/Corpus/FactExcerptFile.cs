using MsLetterCoder.Training.Evaluation;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// Reads files of excerpts: <c>facts/*.facts</c> below a corpus folder. '# ID DATE' begins an excerpt of a letter of that clinic date; lines of text follow, then '= KIND VALUE' for each fact
/// it states.
/// </summary>
public static class FactExcerptFile
{
    private const string Folder = "facts";

    /// <summary>All excerpts below a folder, by ordinal path of their file; those of a folder named 'locked' are left out.</summary>
    public static IReadOnlyList<FactExcerpt> ReadAll(string folder) =>
        [.. Files(folder).SelectMany(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file), (_, _) => { }))];

    /// <summary>What is wrong in the files below a folder.</summary>
    public static IReadOnlyList<CorpusFinding> Check(string folder)
    {
        var findings = new List<CorpusFinding>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in Files(folder))
        {
            string path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            foreach (FactExcerpt excerpt in Parse(path, File.ReadAllText(file), (line, words) => findings.Add(new CorpusFinding(path, line, words))))
            {
                if (!ids.Add(excerpt.Id))
                {
                    findings.Add(new CorpusFinding(path, 1, $"the id '{excerpt.Id}' stands twice"));
                }
            }
        }

        return findings;
    }

    /// <summary>The excerpts of a file's text; malformed lines are told to <paramref name="bad"/> by number, from 1.</summary>
    public static IReadOnlyList<FactExcerpt> Parse(string part, string text, Action<int, string> bad)
    {
        var excerpts = new List<FactExcerpt>();
        string? id = null;
        var body = new List<string>();
        var facts = new List<(string Kind, string Value)>();
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                Close();
                string[] words = line[2..].Split(' ');
                if (words.Length != 2 || !DateOnly.TryParseExact(words[1], "yyyy-MM-dd", out DateOnly date))
                {
                    bad(number, "an excerpt begins with '# ID yyyy-MM-dd'");
                    continue;
                }

                id = words[0];
                body.Add($"Clinic date: {date:dd'/'MM'/'yyyy}\n\nDear Dr Example,\n");
            }
            else if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                int blank = line.IndexOf(' ', 2);
                if (blank < 0 || !FactAtoms.Kinds.Contains(line[2..blank]))
                {
                    bad(number, "a fact is '= KIND VALUE' of a known kind");
                    continue;
                }

                facts.Add((line[2..blank], line[(blank + 1)..].TrimEnd()));
            }
            else if (id is not null)
            {
                body.Add(line);
            }
        }

        Close();
        return excerpts;

        void Close()
        {
            if (id is not null)
            {
                excerpts.Add(new FactExcerpt(id, part, string.Join('\n', body), [.. facts]));
            }

            id = null;
            body.Clear();
            facts.Clear();
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.facts", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == Folder && !Path.GetFullPath(file).Split(Path.DirectorySeparatorChar).Contains("locked"))
            .Order(StringComparer.Ordinal);
}
