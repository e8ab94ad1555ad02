using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Matching;

/// <summary>The pattern language of docs/knowledge-files.md, from pattern to match.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("optic neuritis", "She had Optic Neuritis.", "Optic Neuritis")]
    [InlineData("optic neuritis", "optic\nneuritis", "optic\nneuritis")]
    [InlineData("follow-up", "follow up", "follow up")]
    [InlineData("follow up", "a follow-up", "follow-up")]
    [InlineData("(numb|no feeling)", "there is no feeling", "no feeling")]
    [InlineData("(the|my)? leg", "my leg", "my leg")]
    [InlineData("left? leg", "leg", "leg")]
    [InlineData("fall+", "she fell", "fell")]
    [InlineData("fall+", "falling", "falling")]
    [InlineData("stop+", "stopped", "stopped")]
    [InlineData("numb ~3 leg", "numb down the left leg", "numb down the left leg")]
    [InlineData("walk ~2 #num metre", "walks", null)]
    [InlineData("#num metre", "300 metres", "300 metres")]
    [InlineData("#num m", "300m", "300m")]
    [InlineData("#num falls", "two falls", "two falls")]
    [InlineData("=ON", "left ON", "ON")]
    [InlineData("=ON", "went on", null)]
    [InlineData("can't walk", "cant walk", "cant walk")]
    [InlineData("can't walk", "can’t walk", "can’t walk")]
    [InlineData("oedema", "edema", "edema")]
    [InlineData("tumour", "tumors", "tumors")]
    [InlineData("lhermitte's", "Lhermittes", "Lhermittes")]
    [InlineData("lhermitte's", "Lhermitte's sign", "Lhermitte's")]
    [InlineData("?", "?UTI", "?")]
    [InlineData("pins and needles", "pins & needles", "pins & needles")]
    [InlineData("numb leg", "numb. Leg", null)]
    [InlineData("numb leg", "numb; leg", null)]
    [InlineData("numb leg", "numb: leg", null)]
    [InlineData("numb leg", "numb, leg", "numb, leg")]
    [InlineData("numb ~3 leg", "numb but not the leg", null)]
    [InlineData("leg", "legume", null)]
    public void Pattern_MatchesWords(string pattern, string text, string? expected) => Assert.Equal(expected, Match(pattern, null, text));

    [Theory]
    [InlineData("near=(eye|vision)", "The eye is red. There is pain.", true)]
    [InlineData("near=(eye|vision)", "The eye is red. It is so. There is pain.", false)]
    [InlineData("notnear=(chest)", "pain in the chest", false)]
    [InlineData("notnear=(chest)", "pain in the leg", true)]
    [InlineData("after=(no)", "no pain", true)]
    [InlineData("after=(no)", "no real pain", false)]
    [InlineData("notafter=(no)", "no pain", false)]
    [InlineData("before=(clinic)", "pain clinic", true)]
    [InlineData("notbefore=(clinic)", "pain clinic", false)]
    [InlineData("in=letter", "pain", true)]
    [InlineData("in=message", "pain", false)]
    public void Condition_DecidesOnTheSurroundings(string condition, string text, bool holds) => Assert.Equal(holds ? "pain" : null, Match("pain", condition, text));

    [Theory]
    [InlineData("(numb")]
    [InlineData("numb)")]
    [InlineData("numb ||  dead")]
    [InlineData("@nowhere")]
    [InlineData("~9 x")]
    [InlineData("#number")]
    [InlineData("numb?")]
    [InlineData("~2")]
    public void Parse_RefusesWhatIsMalformed(string pattern) => Assert.Throws<FormatException>(() => new PatternParser().Parse(pattern));

    [Fact]
    public void Define_RefusesTheSameNameTwice()
    {
        var parser = new PatternParser();
        parser.Define("@leg", "(leg|legs)");

        Assert.Throws<FormatException>(() => parser.Define("@leg", "limb"));
        Assert.Throws<FormatException>(() => parser.Define("leg", "limb"));
    }

    [Fact]
    public void Macro_StandsForItsWords()
    {
        var parser = new PatternParser();
        parser.Define("@leg", "(leg|lower limb)");

        Assert.Equal(["leg", "lower", "limb"], parser.MacroWords("@leg").Where(w => !w.EndsWith('s')).Distinct());
        Assert.Empty(parser.MacroWords("@arm"));
    }

    [Fact]
    public void Gap_LeavesItsWordsToOthers()
    {
        (PhraseMatcher matcher, List<PhraseMatch> found) = Find("numb ~3 leg", null, "numb down the left leg");

        Assert.Equal(2, Assert.Single(found, m => matcher[m.Pattern].List == PhraseList.Lexicon).Words);
    }

    [Fact]
    public void Gap_PrefersTheWayWithTheMostOwnWords()
    {
        (PhraseMatcher _, List<PhraseMatch> found) = Find("pain ~3 (left)? leg", null, "pain in the left leg");

        Assert.Equal(3, Assert.Single(found).Words);
    }

    private static string? Match(string pattern, string? condition, string text)
    {
        (PhraseMatcher matcher, List<PhraseMatch> found) = Find(pattern, condition, text);
        List<Token> tokens = matcher.Tokenizer.Tokenize(text);
        return found.Count == 0 ? null : text[tokens[found[0].First].Start..tokens[found[0].End - 1].End];
    }

    private static (PhraseMatcher Matcher, List<PhraseMatch> Found) Find(string pattern, string? condition, string text)
    {
        var parser = new PatternParser();
        var phrase = new PhrasePattern { List = PhraseList.Lexicon, Label = "x", Node = parser.Parse(pattern), Conditions = condition is null ? [] : [PatternCondition.Parse(condition, parser)] };
        PhraseMatcher matcher = PhraseMatcher.Compile([phrase]);
        return (matcher, matcher.Match(matcher.Tokenizer.Tokenize(text), letter: true));
    }
}
