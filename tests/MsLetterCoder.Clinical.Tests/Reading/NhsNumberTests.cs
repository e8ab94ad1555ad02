using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Tests.Reading;

public sealed class NhsNumberTests
{
    [Theory]
    [InlineData("9990000018", true)]
    [InlineData("9990000026", true)]
    [InlineData("9990000019", false)]
    [InlineData("999000001", false)]
    [InlineData("99900000180", false)]
    [InlineData("99900000l8", false)]
    [InlineData("", false)]
    public void IsValid_ChecksTheModulus(string digits, bool valid) => Assert.Equal(valid, NhsNumber.IsValid(digits));

    [Theory]
    [InlineData("NHS 999 000 0018")]
    [InlineData("NHS No: 9990000018")]
    [InlineData("NHS number 999-000-0018")]
    [InlineData("NHS 999\u00a0000\u00a00018")]
    [InlineData("my number is 9990000018.")]
    [InlineData("(999 000 0018)")]
    [InlineData("9990000018/clinic")]
    public void Read_FindsTheNumberHoweverSpaced(string text) => Assert.Equal("9990000018", FactReader.Read(text, DocumentKind.ClinicLetter).NhsNumber);

    [Theory]
    [InlineData("NHS 999 000 0019")]
    [InlineData("Ref 19990000018")]
    [InlineData("99900000181")]
    [InlineData("Tel: 999 000 0018")]
    [InlineData("ring 9990000018")]
    public void Read_LeavesOtherNumbersAlone(string text) => Assert.Null(FactReader.Read(text, DocumentKind.ClinicLetter).NhsNumber);

    [Fact]
    public void Read_PassesAWrongNumberForARightOne() =>
        Assert.Equal("9990000018", FactReader.Read("NHS 999 000 0019\nNHS 999 000 0018", DocumentKind.ClinicLetter).NhsNumber);
}
