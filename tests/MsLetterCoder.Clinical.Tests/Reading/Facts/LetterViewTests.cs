using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Clinical.Tests.Reading.Facts;

public sealed class LetterViewTests
{
    [Theory]
    [InlineData("optic neu-\nritis", "optic neuritis", "neuritis", "neu-\nritis")]
    [InlineData("natal- \n  izumab 300 mg", "natalizumab 300 mg", "natalizumab", "natal- \n  izumab")]
    [InlineData("seen 04/\n03/2024", "seen 04/03/2024", "04/03/2024", "04/\n03/2024")]
    [InlineData("on 2016-\n2019", "on 2016-2019", "2016-2019", "2016-\n2019")]
    [InlineData("relapsing-\nremitting", "relapsing-remitting", "remitting", "remitting")]
    [InlineData("ﬁngolimod and ﬂuoxetine", "fingolimod and fluoxetine", "fluoxetine", "ﬂuoxetine")]
    [InlineData("walks\n  300   m", "walks 300 m", "300 m", "300   m")]
    [InlineData("the patient’s “MS”", "the patient's \"MS\"", "MS", "MS")]
    [InlineData("bac\u00adlofen", "baclofen", "baclofen", "bac\u00adlofen")]
    public void Of_MendsAndMapsBack(string text, string expected, string part, string original)
    {
        LetterView view = LetterView.Of(text, [0]);
        int at = view.Text.IndexOf(part, StringComparison.Ordinal);

        Assert.Equal(expected, view.Text);
        Assert.Equal(original, view.Original(at, at + part.Length).In(text).ToString());
    }

    [Fact]
    public void Of_KeepsALineEndBeforeASentence()
    {
        LetterView view = LetterView.Of("Baclofen 10 mg\n- senna", [0, 17]);

        Assert.Equal("Baclofen 10 mg\n- senna", view.Text);
    }

    [Fact]
    public void ToView_IsTheWayBack()
    {
        const string text = "a neu-\nritis of the  ﬁrst kind";
        LetterView view = LetterView.Of(text, [0]);

        Assert.Equal(view.Text.IndexOf("kind", StringComparison.Ordinal), view.ToView(text.IndexOf("kind", StringComparison.Ordinal)));
    }
}
