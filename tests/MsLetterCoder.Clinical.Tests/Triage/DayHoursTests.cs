using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class DayHoursTests
{
    [Theory]
    [InlineData("09:00-17:00", "09:00-17:00")]
    [InlineData(" 09:00 - 12:30 , 13:30-24:00 ", "09:00-12:30, 13:30-24:00")]
    [InlineData("", "closed")]
    [InlineData("09:00-09:00", "closed")]
    [InlineData("00:00-24:00", "00:00-24:00")]
    public void Read_TakesHours(string text, string hours) => Assert.Equal(hours, DayHours.Read(text)!.ToString());

    [Theory]
    [InlineData("9-17")]
    [InlineData("9:00-17:00")]
    [InlineData("17:00-09:00")]
    [InlineData("09:00-24:01")]
    [InlineData("09:00")]
    [InlineData("09:00-17:00,")]
    [InlineData("13:00-17:00, 09:00-12:00")]
    [InlineData("09:00-13:00, 12:00-17:00")]
    [InlineData("closed")]
    public void Read_RefusesTheRest(string text) => Assert.Null(DayHours.Read(text));
}
