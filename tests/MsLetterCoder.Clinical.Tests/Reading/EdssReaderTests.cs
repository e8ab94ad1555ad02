using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Tests.Reading;

public sealed class EdssReaderTests
{
    [Theory]
    [InlineData("EDSS 4.0", 4.0)]
    [InlineData("EDSS: 6.5", 6.5)]
    [InlineData("EDSS = 2", 2.0)]
    [InlineData("EDSS=3.5.", 3.5)]
    [InlineData("E.D.S.S. 5.0", 5.0)]
    [InlineData("Expanded Disability Status Scale (EDSS) 3.0", 3.0)]
    [InlineData("On the Expanded Disability Status Scale she scores 6.0", 6.0)]
    [InlineData("Kurtzke scale 7.0", 7.0)]
    [InlineData("EDSS six", 6.0)]
    [InlineData("I put his EDSS at four and a half.", 4.5)]
    [InlineData("EDSS six point five today", 6.5)]
    [InlineData("EDSS 4½", 4.5)]
    [InlineData("Her EDSS today is 5.5", 5.5)]
    [InlineData("EDSS remains 2.5", 2.5)]
    [InlineData("EDSS was 3.0", 3.0)]
    [InlineData("EDSS score of approximately 4.0", 4.0)]
    [InlineData("EDSS by telephone: 4.0 (last year 3.5)", 4.0)]
    [InlineData("EDSS 3.0 (was 1.5 in Nov 2024)", 3.0)]
    [InlineData("EDSS by observed walking is now 6.5, against 6.0 in July", 6.5)]
    [InlineData("EDSS (Dr Farrant, 14/01/2025) 2.0", 2.0)]
    [InlineData("I would put her EDSS at 2.5, where it has sat since 2018.", 2.5)]
    [InlineData("That gives a score of 1.5 on the EDSS, the disability scale we use (0 to 10).", 1.5)]
    [InlineData("EDSS was 6.0 last year and is 6.5 today. EDSS 6.5", 6.5)]
    [InlineData("Previous EDSS 3.0. EDSS today 4.0", 4.0)]
    [InlineData("EDSS at diagnosis 4.0 / EDSS today 2.5", 2.5)]
    [InlineData("EDSS 8.0 on examination", 8.0)]
    [InlineData("Modified EDSS estimated 9.5", 9.5)]
    [InlineData("EDSS 0", 0.0)]
    [InlineData("EDSS 10", 10.0)]
    [InlineData("EDSS                  8.5       8.0       7.5", 7.5)]
    [InlineData("edss 4", 4.0)]
    [InlineData("EDSS\n5.0", 5.0)]
    public void Find_ReadsTheScoreOfTheEncounter(string text, double expected) => Assert.Equal(expected, EdssReader.Find(text).Low);

    [Theory]
    [InlineData("EDSS 4.0-4.5", 4.0, 4.5)]
    [InlineData("EDSS 6 to 6.5", 6.0, 6.5)]
    [InlineData("EDSS between 2.0 and 2.5", 2.0, 2.5)]
    [InlineData("EDSS somewhere between 6.0 and 6.5 today", 6.0, 6.5)]
    [InlineData("EDSS 3.5–4.0", 3.5, 4.0)]
    public void Find_ReadsARange(string text, double low, double high)
    {
        (double? foundLow, double? foundHigh, _) = EdssReader.Find(text);

        Assert.Equal(low, foundLow);
        Assert.Equal(high, foundHigh);
    }

    [Theory]
    [InlineData("EDSS was 6.0 last year.")]
    [InlineData("Previous EDSS 3.0.")]
    [InlineData("EDSS 4.0 in 2019, not repeated.")]
    [InlineData("EDSS at diagnosis 1.5.")]
    [InlineData("EDSS not formally scored.")]
    [InlineData("EDSS 11")]
    [InlineData("EDSS 4.3")]
    [InlineData("Licensed up to an EDSS of 6.5.")]
    [InlineData("if the EDSS reaches 7.0 we would stop")]
    [InlineData("EDSS. 3 relapses in two years.")]
    [InlineData("EDSS was last done 2 years ago")]
    [InlineData("Timed walk 6.5 seconds")]
    public void Find_LeavesOtherScoresAndNumbersAlone(string text) => Assert.Null(EdssReader.Find(text).Low);

    [Fact]
    public void Find_SpansTheNumber()
    {
        const string text = "Gait: EDSS today 4.0-4.5.";

        Assert.Equal("4.0-4.5", EdssReader.Find(text).Span.In(text).ToString());
    }
}
