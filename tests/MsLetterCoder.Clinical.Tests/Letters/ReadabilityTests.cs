using MsLetterCoder.Clinical.Letters;

namespace MsLetterCoder.Clinical.Tests.Letters;

public sealed class ReadabilityTests
{
    private static readonly Readability Measure = new(LetterFixture.Knowledge);

    [Theory]
    [InlineData("walk", 1)]
    [InlineData("walked", 1)]
    [InlineData("tired", 2)]
    [InlineData("tiredness", 3)]
    [InlineData("stairs", 1)]
    [InlineData("table", 2)]
    [InlineData("weakness", 2)]
    [InlineData("bladder", 2)]
    [InlineData("memory", 3)]
    [InlineData("occupational", 5)]
    [InlineData("needed", 2)]
    [InlineData("breaks", 1)]
    public void Syllables_AreThoseSpoken(string word, int syllables) => Assert.Equal(syllables, Measure.Syllables(word));

    [Fact]
    public void Grade_IsFleschKincaid()
    {
        // 10 words, 2 sentences, 10 syllables.
        ReadingMeasure measure = Measure.Measure("The cat sat on the mat. The dog ran home.", []);
        Assert.Equal((10, 2), (measure.Words, measure.Sentences));
        Assert.Equal((0.39 * 5) + 11.8 - 15.59, measure.Grade, 6);
        Assert.Equal(206.835 - (1.015 * 5) - 84.6, measure.Ease, 6);
        Assert.Equal(5, measure.AgeByGrade);
    }

    [Fact]
    public void Smog_IsTheBritishForm_AndTheHigherOfTheTwoCounts()
    {
        // Long words: 'adjustments', 'possible'. Two sentences: 30 would have 30.
        ReadingMeasure measure = Measure.Measure("These adjustments help. It may be possible.", []);
        Assert.Equal(2, measure.Polysyllables);
        Assert.Equal(8 + Math.Sqrt(30), measure.Smog, 6);
        Assert.Equal(Math.Max(measure.Smog, measure.AgeByGrade), measure.ReadingAge);
        Assert.Equal(8, Measure.Measure("The cat sat on the mat.", []).ReadingAge);
    }

    [Fact]
    public void Names_OfLawsPeopleAndCondition_AreLeftOut()
    {
        double plain = Measure.Measure("I work for it. It says so.", []).Grade;
        Assert.Equal(plain, Measure.Measure("I work for Featherstonehaugh Manufacturing. It says so.", ["Featherstonehaugh Manufacturing"]).Grade, 6);
        Assert.True(Measure.Measure("I have multiple sclerosis (MS).", []).Grade < 1);
        Assert.True(Measure.Measure("Under the Equality Act 2010, I may ask.", []).Grade < 3);
    }

    [Fact]
    public void HardText_IsHard() =>
        Assert.True(Measure.Measure("Considerable neurological deterioration necessitates comprehensive occupational reconfiguration of responsibilities.", []).ReadingAge > ReadingMeasure.OldestAge);
}
