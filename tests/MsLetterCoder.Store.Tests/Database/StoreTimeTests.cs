using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Tests.Database;

public class StoreTimeTests
{
    [Fact]
    public void Write_TurnsAnyOffsetIntoUtc() =>
        Assert.Equal("2026-03-01T23:30:15.007Z", StoreTime.Write(new DateTimeOffset(2026, 3, 2, 1, 30, 15, 7, TimeSpan.FromHours(2))));

    [Fact]
    public void Read_GivesTheSameTimeBackWithoutAnOffset()
    {
        DateTimeOffset read = StoreTime.Read("2026-03-01T23:30:15.007Z");
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 23, 30, 15, 7, TimeSpan.Zero), read);
        Assert.Equal(TimeSpan.Zero, read.Offset);
    }

    [Fact]
    public void Read_RefusesAnotherForm() => Assert.Throws<FormatException>(() => StoreTime.Read("2026-03-01 23:30:15"));
}
