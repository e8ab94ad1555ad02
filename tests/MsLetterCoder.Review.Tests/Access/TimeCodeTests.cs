using System.Text;
using MsLetterCoder.Review.Access;

namespace MsLetterCoder.Review.Tests.Access;

public sealed class TimeCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238 appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, 287082)]
    [InlineData(1111111109, 081804)]
    [InlineData(1111111111, 050471)]
    [InlineData(1234567890, 005924)]
    [InlineData(2000000000, 279037)]
    [InlineData(20000000000, 353130)]
    public void Of_IsWhatTheStandardSays(long seconds, int code) => Assert.Equal(code, TimeCode.Of(Secret, seconds / 30));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void StepOf_TakesAClockThatDiffersByAStep(int seconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        string code = TimeCode.Of(Secret, now.AddSeconds(seconds).ToUnixTimeSeconds() / 30).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(taken, TimeCode.StepOf(Secret, $"{code[..3]} {code[3..]}", now) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12a456")]
    [InlineData("-12345")]
    public void StepOf_RefusesWhatIsNoCode(string code) => Assert.Null(TimeCode.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)));

    /// <summary>RFC 4648 base 32 of the standard's secret.</summary>
    [Fact]
    public void Spell_IsBase32InGroups() => Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", TimeCode.Spell(Secret));
}
