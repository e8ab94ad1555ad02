using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Clinical.Tests.Coding;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("24700007", true)]
    [InlineData("426373005", true)]
    [InlineData("24700008", false)]
    [InlineData("24700070", false)]
    [InlineData("024700007", false)]
    [InlineData("2470", false)]
    [InlineData("2470000x", false)]
    [InlineData("", false)]
    public void SnomedId_ChecksDigitAndPartition(string text, bool valid)
    {
        Assert.Equal(valid, SnomedId.TryParse(text, out SnomedId id));
        Assert.Equal(valid ? text : "", id.ToString());
    }

    [Theory]
    [InlineData("G35X", true, "G35")]
    [InlineData("N31.9", true, "N31")]
    [InlineData("M79.69", true, "M79")]
    [InlineData("G35", false, "")]
    [InlineData("g35X", false, "")]
    [InlineData("G35XX", false, "")]
    [InlineData("N319", false, "")]
    [InlineData("N31.", false, "")]
    [InlineData("N31.999", false, "")]
    [InlineData(null, false, "")]
    public void Icd10Code_ReadsTheFormOfTheUk(string? text, bool valid, string category)
    {
        Assert.Equal(valid, Icd10Code.TryParse(text, out Icd10Code code));
        Assert.Equal(category, code.Category);
        Assert.Equal(valid ? text : "", code.ToString());
    }
}
