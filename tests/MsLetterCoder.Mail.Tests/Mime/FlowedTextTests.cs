using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Tests.Mime;

/// <summary>The cases of RFC 3676, sections 4.1 to 4.5.</summary>
public sealed class FlowedTextTests
{
    [Theory]
    [InlineData("a \nb\n", false, "a b\n")]
    [InlineData("a \nb\n", true, "ab\n")]
    [InlineData("a\nb\n", false, "a\nb\n")]
    [InlineData("a \n\nb", false, "a \nb")]
    [InlineData("> a \n> b\n> c\n", false, "> a b\n> c\n")]
    [InlineData("> a \n>> b \nc", false, "> a \n>> b \nc")]
    [InlineData(">>a \n>>b\n", false, ">> a b\n")]
    [InlineData(" From here\n >not a quote\n", false, "From here\n>not a quote\n")]
    [InlineData("text \n-- \nRosa\n", false, "text \n-- \nRosa\n")]
    [InlineData("> \n", false, ">\n")]
    [InlineData("ends \n", false, "ends \n")]
    [InlineData("", false, "")]
    public void Join_FollowsTheRfc(string text, bool deleteSpace, string expected) => Assert.Equal(expected, FlowedText.Join(text, deleteSpace));
}
