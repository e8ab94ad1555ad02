using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Tests.Matching;

namespace MsLetterCoder.Clinical.Tests.Coding;

public sealed class ContextFeatureTests
{
    [Fact]
    public void OtherMentions_OfTheSameConcept_AreSeenWithTheirVerdict()
    {
        const string Text = "She had optic neuritis in 2016. She has no fatigue. Her optic neuritis worries her.";
        Assert.True(Has(Text, "optic neuritis worries", "other<|", "past"));
        Assert.True(Has(Text, "optic neuritis worries", "others|finding|1", "0"));
        Assert.True(Has(Text, "optic neuritis in", "others|finding|0", "1"));
        Assert.False(Has(Text, "fatigue", "other<|", "past"));
        Assert.True(Has(Text, "fatigue", "others|finding|0", "0"));
    }

    [Fact]
    public void Drugs_OfTheSamePart_AreCountedOnEitherSide()
    {
        const string Text = "Avonex, then Gilenya, now Ocrevus. Baclofen at night.";
        string role = ClinicalKnowledgeTests.Knowledge.Concepts.Find("fingolimod")!.MsRole!;
        Assert.True(Has(Text, "Avonex", $"drugs|{role}|0", "2"));
        Assert.True(Has(Text, "Gilenya", $"drugs|{role}|1", "1"));
        Assert.True(Has(Text, "Ocrevus", $"drugs|{role}|2", "0"));
    }

    [Theory]
    [InlineData("Tried so far: baclofen", "baclofen", "label|", "tried", true)]
    [InlineData("Tried so far: baclofen", "baclofen", "labelnear", "", true)]
    [InlineData("PREVIOUS DRUGS\n- baclofen\n", "baclofen", "above|", "previous", true)]
    [InlineData("He sleeps well and takes, as he has for many years now: baclofen", "baclofen", "label|", "sleeps", false)]
    [InlineData("baclofen", "baclofen", "labelnear", "", false)]
    public void LineLabel_IsThatOfTheLineOrTheLineAbove(string text, string words, string feature, string value, bool has) => Assert.Equal(has, Has(text, words, feature, value));

    [Fact]
    public void Context_OfASpanOverTheEndOfASentence_IsRead()
    {
        const string Text = "She had a seizure. It was frightening. She is well.";
        var reader = new MentionReader(ClinicalKnowledgeTests.Knowledge, null, null);
        ReadText text = new DocumentTextReader(ClinicalKnowledgeTests.Knowledge).Read(Text, letter: true, regions: null);
        Assert.InRange(reader.ContextOf(text, new TextSpan(10, Text.Length)).Confidence.Value, 0, 1);
        Assert.NotEqual(0, Bag(Text, "seizure. It was frightening").Count);
    }

    /// <summary>Whether the features of the mention at those words hold one by that name.</summary>
    private static bool Has(string text, string words, string feature, string value)
    {
        FeatureBag wanted = new(ContextFeatures.Dimension);
        if (value.Length == 0)
        {
            wanted.Add(feature);
        }
        else
        {
            wanted.Add(feature, value.AsSpan());
        }

        return Bag(text, words).ToVector().Indices.ToArray().Contains(wanted.ToVector().Indices[0]);
    }

    private static FeatureBag Bag(string text, string words)
    {
        ClinicalKnowledge knowledge = ClinicalKnowledgeTests.Knowledge;
        ReadText read = new DocumentTextReader(knowledge).Read(text, letter: true, regions: null);
        List<PhraseMatch> matches = knowledge.Matcher.Match(read.Tokens, letter: true);
        var clues = new TextClues(read, new CueFinder(knowledge).Find(read, matches), knowledge.WordClasses);
        List<Candidate> candidates = new MentionFinder(knowledge).Find(read, matches);
        int start = text.IndexOf(words, StringComparison.Ordinal);
        Candidate at = candidates.First(c => read.Tokens[c.First].Start == start);
        int end = words.Contains('.', StringComparison.Ordinal) ? read.Tokens.FindLastIndex(t => t.Start < start + words.Length) + 1 : at.End;
        var bag = new FeatureBag(ContextFeatures.Dimension);
        ContextFeatures.Add(bag, clues, at.First, end, at.Concept, new OtherMentions(clues, candidates), letter: true);
        return bag;
    }
}
