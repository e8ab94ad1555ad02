using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Matching;

public sealed class LexiconTests
{
    /// <summary>Two concepts cannot own the same words under the same conditions: which of them is named would hang on the order of the files.</summary>
    [Fact]
    public void Lexicon_GivesNoPatternToTwoConcepts()
    {
        PhraseMatcher matcher = ClinicalKnowledgeTests.Knowledge.Matcher;
        List<string> doubles = [.. Enumerable.Range(0, matcher.Count)
            .Select(i => matcher[i])
            .Where(p => p.List == PhraseList.Lexicon)
            .SelectMany(p => Alternatives(p.Node).Select(words => (Words: words + " " + Conditions(p), p.Label, p.Origin)))
            .GroupBy(p => p.Words, StringComparer.Ordinal)
            .Where(g => g.DistinctBy(p => ClinicalKnowledgeTests.Knowledge.Concepts.Find(p.Label)!.ScoreAs).Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(p => $"{p.Label} ({p.Origin})").Distinct())}")];

        Assert.True(doubles.Count == 0, $"{doubles.Count} patterns belong to two concepts:\n{string.Join('\n', doubles)}");
    }

    private static IEnumerable<string> Alternatives(PatternNode node) =>
        node is PatternNode.Choice choice ? choice.Items.SelectMany(Alternatives) : [NodeText.Of(node)];

    private static string Conditions(PhrasePattern pattern) =>
        string.Join(' ', pattern.Conditions.Select(c => $"{c.Kind}={(c.Words is null ? "" : NodeText.Of(c.Words))}").Order(StringComparer.Ordinal));
}
