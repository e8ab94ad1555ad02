using System.Text;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class UrgencyCostTests
{
    [Fact]
    public void Cheapest_GradesHighWhereMissingCostsMuch()
    {
        double[] doubtful = [0, 0.3, 0.5, 0.2, 0];
        Assert.Equal(Urgency.Soon, new UrgencyCost(0).Cheapest(doubtful));
        Assert.Equal(Urgency.SameDay, new UrgencyCost(8).Cheapest(doubtful));
    }

    [Fact]
    public void Of_CostsMostWhereSomethingUrgentIsMissed()
    {
        var cost = new UrgencyCost(8);
        Assert.Equal(0, cost.Of(Urgency.Soon, Urgency.Soon));
        Assert.Equal(1, cost.Of(Urgency.Soon, Urgency.SameDay));
        Assert.Equal(1.2, cost.Of(Urgency.Soon, Urgency.Routine), 9);
        Assert.Equal(9.2, cost.Of(Urgency.SameDay, Urgency.Soon), 9);
        Assert.Equal(1.2, cost.Of(Urgency.Emergency, Urgency.SameDay), 9);
    }

    [Fact]
    public void Read_GivesWhatWasWritten() => Assert.Equal(new UrgencyCost(4.5), UrgencyCost.Read(new UrgencyCost(4.5).Write()));

    [Theory]
    [InlineData("")]
    [InlineData("missed\t-3\n")]
    [InlineData("missed\tmuch\n")]
    [InlineData("missed\t4\nmissed\t5\n")]
    public void Read_NamesWhatIsWrong(string file) =>
        Assert.Contains("'missed', a tab and a number", Assert.Throws<InvalidDataException>(() => UrgencyCost.Read(Encoding.UTF8.GetBytes(file))).Message, StringComparison.Ordinal);
}
