using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage.Facts;

/// <summary>No message of the open corpus is called foreign: they are English of every sort, dialect and misspelling.</summary>
public sealed partial class CorpusLanguageTests
{
    private static readonly string Corpus = Path.Combine(Root(), "corpus", "dev");

    [Fact]
    public void Messages_AreEnglish()
    {
        List<(string Name, string Text)> messages = [.. Directory.EnumerateFiles(Path.Combine(Corpus, "messages"), "*.txt").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), Body(File.ReadAllText(f))))];

        Assert.True(messages.Count >= 500, $"only {messages.Count}");
        Assert.Empty(messages.Where(m => LanguageOf("", m.Text) is not null).Select(m => m.Name));
    }

    [Fact]
    public void TriagedMessages_AreEnglish()
    {
        List<string[]> lines = [.. Directory.EnumerateFiles(Path.Combine(Corpus, "triaged"), "*.tsv").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(l => l.Split('\t')).Where(c => c.Length == 7)];

        Assert.True(lines.Count >= 1700, $"only {lines.Count}");
        Assert.Empty(lines.Where(c => LanguageOf(c[5], c[6].Replace("\\n", "\n", StringComparison.Ordinal)) is not null).Select(c => c[6]));
    }

    private static string? LanguageOf(string subject, string text)
    {
        OwnWords body = TriageReading.Words(text);
        return TriageReading.Knowledge.Languages.Value.Find(subject.Length == 0 ? [body] : [TriageReading.Words(subject, TextField.Subject), body])?.Code;
    }

    private static string Body(string file) => Mark().Replace(file[(file.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..], "$1");

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MsLetterCoder.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The repository is not above the tests.");
        }

        return folder;
    }

    [GeneratedRegex(@"\[\[([^|\]]*)[^\]]*\]\]")]
    private static partial Regex Mark();
}
