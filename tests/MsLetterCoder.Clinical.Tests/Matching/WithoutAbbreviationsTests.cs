using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Matching;

public sealed class WithoutAbbreviationsTests
{
    [Theory]
    [InlineData("=ON", null)]
    [InlineData("(=ON|optic neuritis)", "(optic neuritis)")]
    [InlineData("(=ON|=ONs)", null)]
    [InlineData("acute =ON", null)]
    [InlineData("acute =ON? neuritis", "acute ~0 neuritis")]
    [InlineData("(=ON|acute =ON)", null)]
    [InlineData("optic ~2 neuritis", "optic ~2 neuritis")]
    public void Pattern_LosesItsWordsInExactCase(string pattern, string? left)
    {
        PatternNode? cut = WithoutAbbreviations.Of(new PatternParser().Parse(pattern));

        Assert.Equal(left, cut is null ? null : NodeText.Of(cut));
    }

    [Fact]
    public void Lexicon_NamesNoConceptByItsAbbreviation()
    {
        string[] with = Keys(abbreviations: true);
        string[] without = Keys(abbreviations: false);

        Assert.Contains("optic_neuritis", with);
        Assert.DoesNotContain("optic_neuritis", without);
        Assert.Contains("fatigue", without);
    }

    private static string[] Keys(bool abbreviations)
    {
        ClinicalKnowledge knowledge = ClinicalKnowledge.Load(abbreviations: abbreviations);
        List<Token> tokens = knowledge.Matcher.Tokenizer.Tokenize("Left ON in 2012, fatigue since, vision normal.");
        return [.. knowledge.Matcher.Match(tokens, letter: true).Select(m => knowledge.ConceptOf(m.Pattern)?.Key).OfType<string>()];
    }
}
