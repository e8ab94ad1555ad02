using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class BankHolidaysTests
{
    private static readonly BankHolidays Table = BankHolidays.Load();

    /// <summary>8 a year in England and Wales, 9 in Scotland and one more in 2026, 10 in Northern Ireland.</summary>
    [Theory]
    [InlineData(Nation.England, 8, 8, 8, 8)]
    [InlineData(Nation.Wales, 8, 8, 8, 8)]
    [InlineData(Nation.Scotland, 9, 10, 9, 9)]
    [InlineData(Nation.NorthernIreland, 10, 10, 10, 10)]
    public void Table_HoldsWholeYears(Nation nation, params int[] counts)
    {
        Assert.Equal(counts, Enumerable.Range(2025, 4).Select(year => Table.Of(nation).Count(day => day.Year == year)));
        Assert.Equal(new DateOnly(2028, 12, 31), Table.LastDay(nation));
    }

    [Fact]
    public void Table_HoldsNoWeekend() =>
        Assert.All(Enum.GetValues<Nation>().SelectMany(nation => Table.Of(nation)), day => Assert.False(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{day:O}"));

    [Theory]
    [InlineData("2026-13-01\tEngland\tx")]
    [InlineData("2026-12-25\tCornwall\tx")]
    [InlineData("2026-12-25\t2\tx")]
    [InlineData("2026-12-25\tEngland England\tx")]
    [InlineData("2026-12-25\tEngland Scotland Wales NorthernIreland")]
    [InlineData("2026-12-25\tEngland\tonly one nation")]
    public void MalformedTable_IsRefused(string row) => Assert.Throws<KnowledgeException>(() => BankHolidays.Load(KnowledgeFile.From("bank-holidays.tsv", row)));
}
