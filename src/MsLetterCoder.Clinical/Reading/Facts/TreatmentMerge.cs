using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Makes one fact of all that a letter says of a drug.</summary>
internal static class TreatmentMerge
{
    /// <summary>The statement that weighs most, what it leaves open filled in from others of its status and of current treatment.</summary>
    public static TreatmentFact Of(IGrouping<string, (TreatmentFact Fact, bool Strong)> said)
    {
        (TreatmentFact Fact, bool Strong) main = said.OrderByDescending(s => Rank(s.Fact.Status, s.Strong)).First();
        TreatmentFact fact = main.Fact;
        List<TextSpan> evidence = [.. said.Select(s => s.Fact.Evidence[0])];
        foreach ((TreatmentFact other, _) in said.Where(s => s.Fact.Status == fact.Status || s.Fact.Status == TreatmentStatus.Current))
        {
            fact = fact with
            {
                Dose = fact.Dose ?? other.Dose,
                Unit = fact.Dose is null ? other.Unit : fact.Unit,
                Route = fact.Route ?? other.Route,
                Frequency = fact.Frequency ?? other.Frequency,
                Started = fact.Started ?? other.Started,
                Stopped = fact.Stopped ?? other.Stopped,
                StopReason = fact.StopReason ?? other.StopReason,
            };
        }

        return fact with { Evidence = evidence };
    }

    private static int Rank(TreatmentStatus status, bool strong) => (strong ? 10 : 0) + status switch
    {
        TreatmentStatus.Stopped => 4,
        TreatmentStatus.Current => 3,
        TreatmentStatus.Declined => 2,
        _ => 1,
    };
}
