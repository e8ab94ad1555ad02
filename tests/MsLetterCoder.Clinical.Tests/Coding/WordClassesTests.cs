using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Tests.Matching;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>Classes of words: listed ones, endings, numbers, and what a malformed file gives.</summary>
public sealed class WordClassesTests
{
    [Theory]
    [InlineData("Discontinued", "stopped", true)]
    [InlineData("hasn’t", "has", true)]
    [InlineData("walked", "ed", true)]
    [InlineData("walking", "ing", true)]
    [InlineData("bed", "", false)]
    [InlineData("2019", "yyyy", false)]
    [InlineData("20", "num", false)]
    [InlineData("Mother", "relative", false)]
    [InlineData("tremor", "", false)]
    public void Of_GivesTheClassOfAWord(string word, string expected, bool verb)
    {
        WordClasses classes = ClinicalKnowledgeTests.Knowledge.WordClasses;
        ReadText text = new DocumentTextReader(ClinicalKnowledgeTests.Knowledge).Read(word, letter: false, regions: null);
        byte found = Assert.Single(classes.Of(text));
        Assert.Equal(expected, classes.NameOf(found));
        Assert.Equal(verb, classes.IsVerb(found));
    }

    [Theory]
    [InlineData("a\tone two\nb\ttwo", "'two' stands in two classes")]
    [InlineData("a\tone\na\ttwo", "a class, once")]
    [InlineData("a\tone\tnoun", "a class, once")]
    public void Load_NamesTheMalformedLine(string file, string words)
    {
        KnowledgeException error = Assert.Throws<KnowledgeException>(() => WordClasses.Load(KnowledgeFile.From("word-classes.tsv", file)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoteCues_NameTheMalformedLine()
    {
        KnowledgeException error = Assert.Throws<KnowledgeException>(() => NoteContext.Load(KnowledgeFile.From("note-cues.tsv", "historical\tsideways\thistory of")));
        Assert.Contains("note-cues.tsv:1", error.Message, StringComparison.Ordinal);
    }
}
