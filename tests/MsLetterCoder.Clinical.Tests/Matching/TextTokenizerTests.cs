using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Matching;

public sealed class TextTokenizerTests
{
    private static readonly TextTokenizer Tokenizer = ClinicalKnowledgeTests.Knowledge.Matcher.Tokenizer;

    [Theory]
    [InlineData("no falls", "no|falls")]
    [InlineData("follow-up", "follow|up")]
    [InlineData("300m", "300|m")]
    [InlineData("1.5 mg", "1.5|mg")]
    [InlineData("3,000", "3,000")]
    [InlineData("can't", "can't")]
    [InlineData("mother's", "mother|'s")]
    [InlineData("b.d. then", "b.d|then")]
    [InlineData("?UTI", "?|UTI")]
    [InlineData("Is it so? Yes", "Is|it|so|Yes")]
    [InlineData("pins & needles", "pins|&|needles")]
    [InlineData("", "")]
    [InlineData(" \n\t ", "")]
    [InlineData("…–()", "")]
    public void Tokenize_SplitsWordsNumbersAndQueries(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokenizer.Tokenize(text).Select(t => text[t.Start..t.End])));

    [Theory]
    [InlineData("one two", nameof(TokenBreak.None))]
    [InlineData("one, two", nameof(TokenBreak.Soft))]
    [InlineData("one (two", nameof(TokenBreak.Soft))]
    [InlineData("one/two", nameof(TokenBreak.Soft))]
    [InlineData("one: two", nameof(TokenBreak.Hard))]
    [InlineData("one; two", nameof(TokenBreak.Hard))]
    [InlineData("one. Two", nameof(TokenBreak.Sentence))]
    [InlineData("one? Two", nameof(TokenBreak.Sentence))]
    [InlineData("one\n\nTwo", nameof(TokenBreak.Sentence))]
    [InlineData("one\n- two", nameof(TokenBreak.Sentence))]
    [InlineData("one\n3. two", nameof(TokenBreak.Sentence))]
    [InlineData("one\ntwo", nameof(TokenBreak.Soft))]
    [InlineData("Dr. Two", nameof(TokenBreak.None))]
    public void Tokenize_SaysWhatStandsBetween(string text, string expected) => Assert.Equal(expected, Tokenizer.Tokenize(text)[^1].Before.ToString());

    [Fact]
    public void Tokenize_KeepsAParagraphThatIsWrapped()
    {
        const string text = "She reports that the numbness of her hands has been getting worse\nNaomi says so too, and that it has been like this for several weeks\nIt is now bad";

        Assert.DoesNotContain(Tokenizer.Tokenize(text).Skip(1), t => t.Before == TokenBreak.Sentence);
    }

    [Theory]
    [InlineData("- x", true)]
    [InlineData("• x", true)]
    [InlineData("3. x", true)]
    [InlineData("12) x", true)]
    [InlineData("a) x", true)]
    [InlineData("-x", false)]
    [InlineData("2024 x", false)]
    [InlineData("word", false)]
    public void ListMark_IsTold(string line, bool mark) => Assert.Equal(mark, LineShape.IsListMark(line, 0));
}
