using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Tests.Matching;
using Xunit.Abstractions;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>The rules of context on families of sentences that no corpus holds: the floor under the classifier. Failures of the held-back half are counted and never printed.</summary>
public sealed class ContextSentenceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("ContextSentences.tsv", 280, 0.89)]
    [InlineData("ContextSentencesHeldBack.tsv", 50, 0.74)]
    public void Rules_ReadTheFamiliesOfSentences(string file, int least, double floor)
    {
        List<MarkedSentence> rows = MarkedSentence.Read(file);
        List<string> failures = [.. rows.Select(r => (Row: r, Said: Labels.Of(Read(r)))).Where(r => r.Said != r.Row.Cells[0]).Select(r => $"{r.Row.Cells[0]} read as {r.Said}: {r.Row.Cells[^1]}")];
        Check(file, rows.Count, failures, least, floor);
    }

    [Theory]
    [InlineData("NoteSentences.tsv", 50, 0.95)]
    [InlineData("NoteSentencesHeldBack.tsv", 50, 0.95)]
    public void Notes_AreNegatedHistoricalHypotheticalAndSomebodys(string file, int least, double floor)
    {
        List<MarkedSentence> rows = MarkedSentence.Read(file);
        var reader = new MentionReader(ClinicalKnowledgeTests.Knowledge, null, null);
        var failures = new List<string>();
        foreach (MarkedSentence row in rows)
        {
            SpanContext said = reader.ContextOf(new DocumentTextReader(ClinicalKnowledgeTests.Knowledge).Read(row.Text, letter: true, regions: null), row.Span);
            string[] values = [YesOrNo(said.Negated), YesOrNo(said.Historical), YesOrNo(said.Hypothetical), said.ByOther ? "other" : "patient"];
            List<string> due = [.. row.Cells.SkipLast(1)];
            if (!values.SequenceEqual(due))
            {
                failures.Add($"{string.Join(' ', due)} read as {string.Join(' ', values)}: {row.Cells[^1]}");
            }
        }

        Check(file, rows.Count, failures, least, floor);
    }

    private void Check(string file, int count, List<string> failures, int least, double floor)
    {
        double share = 1 - ((double)failures.Count / count);
        string words = file.Contains("HeldBack", StringComparison.Ordinal) ? "" : string.Join('\n', failures);
        output.WriteLine($"{file}: {count - failures.Count} of {count}\n{words}");
        Assert.True(count >= least, $"only {count} sentences");
        Assert.True(share >= floor, $"{share:P1} of {count} sentences, floor {floor:P0}:\n{words}");
    }

    private static MentionContext Read(MarkedSentence row)
    {
        ClinicalKnowledge knowledge = ClinicalKnowledgeTests.Knowledge;
        ReadText text = new DocumentTextReader(knowledge).Read(row.Text, letter: true, regions: null);
        var clues = new TextClues(text, new CueFinder(knowledge).Find(text, knowledge.Matcher.Match(text.Tokens, letter: true)), knowledge.WordClasses);
        int first = text.Tokens.FindIndex(t => t.End > row.Span.Start);
        int last = text.Tokens.FindLastIndex(t => t.Start < row.Span.End) + 1;
        return ContextRules.Decide(Surroundings.Of(clues, first, last), knowledge.Concepts.Find(row.Cells[1]));
    }

    private static string YesOrNo(bool value) => value ? "yes" : "no";
}
