using System.Text;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Tests.Letters;

/// <summary>A letter of corpus/dev: its text, and what people marked in it: concept and context of each mention.</summary>
internal sealed partial record CorpusLetter(string Id, string Text, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<(string Words, string Key, string Context)> Marked)
{
    public static IReadOnlyList<CorpusLetter> All { get; } =
        [.. Directory.GetFiles(Path.Combine(LetterFixture.Root, "corpus", "dev", "letters"), "*.txt").Order(StringComparer.Ordinal).Select(Read)];

    private static CorpusLetter Read(string path)
    {
        string all = File.ReadAllText(path).ReplaceLineEndings("\n");
        int end = all.IndexOf("\n---\n", 4, StringComparison.Ordinal);
        Dictionary<string, string> facts = all[4..end].Split('\n').Select(l => l.Split(": ", 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var marked = new List<(string, string, string)>();
        var text = new StringBuilder();
        int at = end + 5;
        foreach (Match match in Mark().Matches(all, at))
        {
            text.Append(all, at, match.Index - at).Append(match.Groups[1].Value);
            marked.Add((match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value));
            at = match.Index + match.Length;
        }

        return new CorpusLetter(Path.GetFileNameWithoutExtension(path), text.Append(all, at, all.Length - at).ToString(), facts, marked);
    }

    [GeneratedRegex(@"\[\[([^|\]]*)\|([^|\]]*)\|([^|\]]*)\]\]")]
    private static partial Regex Mark();
}
