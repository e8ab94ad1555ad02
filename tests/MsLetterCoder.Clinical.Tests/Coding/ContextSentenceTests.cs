using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Tests.Matching;
using Xunit.Abstractions;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>The rules of context on families of sentences that no corpus holds (ContextSentences.tsv). They are the floor under the classifier.</summary>
public sealed class ContextSentenceTests(ITestOutputHelper output)
{
    private const double Floor = 0.93;

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Coding", "ContextSentences.tsv");

    [Fact]
    public void Rules_ReadTheFamiliesOfSentences()
    {
        List<string[]> rows = [.. System.IO.File.ReadLines(File).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))];
        var failures = new List<string>();
        foreach (string[] row in rows)
        {
            string said = Labels.Of(Read(row[1], row[2].Replace("\\n", "\n", StringComparison.Ordinal)));
            if (said != row[0])
            {
                failures.Add($"{row[0]} read as {said}: {row[2]}");
            }
        }

        output.WriteLine(string.Join('\n', failures));
        double share = 1 - ((double)failures.Count / rows.Count);
        Assert.True(rows.Count >= 200, $"only {rows.Count} sentences");
        Assert.True(share >= Floor, $"{share:P1} of {rows.Count} sentences, floor {Floor:P0}:\n{string.Join('\n', failures)}");
    }

    private static MentionContext Read(string key, string marked)
    {
        ClinicalKnowledge knowledge = ClinicalKnowledgeTests.Knowledge;
        int start = marked.IndexOf("[[", StringComparison.Ordinal);
        int end = marked.IndexOf("]]", StringComparison.Ordinal) - 2;
        ReadText text = new DocumentTextReader(knowledge).Read(marked.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal), letter: true, regions: null);
        var clues = new TextClues(text, new CueFinder(knowledge).Find(text, knowledge.Matcher.Match(text.Tokens, letter: true)));
        int first = text.Tokens.FindIndex(t => t.End > start);
        int last = text.Tokens.FindLastIndex(t => t.Start < end) + 1;
        return ContextRules.Decide(Surroundings.Of(clues, first, last), knowledge.Concepts.Find(key));
    }
}
