using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Clinical.Tests.Reading.Facts;

public sealed class DatePhrasesTests
{
    private static readonly DateOnly Clinic = new(2024, 5, 14);

    [Theory]
    [InlineData("seen on 14/05/2024", "2024-05-14", false)]
    [InlineData("MRI 3rd of March 2024", "2024-03-03", false)]
    [InlineData("diagnosed March 2016", "2016-03", false)]
    [InlineData("since 03/22", "2022-03", false)]
    [InlineData("in Sept '19", "2019-09", false)]
    [InlineData("in 2009", "2009", false)]
    [InlineData("around 2012", "2012", true)]
    [InlineData("in the summer of 2020", "2020", true)]
    [InlineData("last March", "2024-03", true)]
    [InlineData("last November", "2023-11", true)]
    [InlineData("in February last year", "2023-02", false)]
    [InlineData("two years ago", "2022", true)]
    [InlineData("six weeks ago", "2024-04", true)]
    [InlineData("ten days ago", "2024-05-04", true)]
    [InlineData("last month", "2024-04", true)]
    [InlineData("last year", "2023", false)]
    [InlineData("since Christmas", "2023-12", true)]
    [InlineData("diagnosed nineteen ninety nine", "1999", false)]
    [InlineData("in two thousand and four", "2004", false)]
    [InlineData("in twenty twenty one", "2021", false)]
    public void Find_ReadsAsMuchAsIsStated(string text, string expected, bool doubt)
    {
        DatePhrase found = Assert.Single(DatePhrases.Find(text, 0, text.Length, Clinic));

        Assert.Equal(expected, found.Date.ToString());
        Assert.Equal(doubt, found.Date.Doubt);
    }

    [Theory]
    [InlineData("in her twenties")]
    [InlineData("in the early 1990s")]
    [InlineData("in the last year")]
    [InlineData("vitamin D 2000 units")]
    [InlineData("he may walk in")]
    [InlineData("31/02/2024")]
    [InlineData("two years earlier")]
    [InlineData("power 4/5 in both legs")]
    [InlineData("twenty five milligrams")]
    public void Find_LeavesWhatIsNoDate(string text) => Assert.Empty(DatePhrases.Find(text, 0, text.Length, Clinic));

    [Fact]
    public void Find_LeavesRelativeDatesWithoutADay() => Assert.Empty(DatePhrases.Find("two years ago, last March", 0, 25, today: null));
}
