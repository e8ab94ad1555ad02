using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Work;

public sealed class WorkQueuesTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Open_ShowsTheMostUrgentFirst()
    {
        Urgency[] order = [Urgency.Routine, Urgency.Emergency, Urgency.RecordOnly, Urgency.Soon, Urgency.SameDay];
        for (int i = 0; i < order.Length; i++)
        {
            int uid = i + 1;
            test.File(
                Sample.Received(uid), m => m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}", $"body {uid}"), Documents = [Sample.Body(Sample.Message(order[uid - 1]))] });
        }

        Assert.Equal(
            [Urgency.Emergency, Urgency.SameDay, Urgency.Soon, Urgency.Routine, Urgency.RecordOnly],
            test.Store.Work.Open(Desk.Nurse, 10).Select(i => i.Urgency!.Value));
        Assert.Empty(test.Store.Work.Open(Desk.Coder, 10));
        Assert.Equal(2, test.Store.Work.Open(Desk.Nurse, 2).Count);
    }

    [Fact]
    public void Claim_GoesToOnePersonOnly()
    {
        long item = Message();
        Assert.True(test.Store.Work.Claim(item, "nurse1"));
        Assert.False(test.Store.Work.Claim(item, "nurse2"));
        Assert.Equal((WorkState.Claimed, "nurse1"), (test.Store.Work.Get(item).State, test.Store.Work.Get(item).StateBy));
        Assert.True(test.Store.Work.PutBack(item, "nurse1"));
        Assert.True(test.Store.Work.Claim(item, "nurse2"));
        Assert.Single(test.Store.Work.Open(Desk.Nurse, 10));
    }

    [Fact]
    public void Close_NeedsAClaimAndKeepsTheDecisions()
    {
        long item = Message();
        Assert.False(test.Store.Work.Close(item, "nurse1", null));
        test.Store.Work.Claim(item, "nurse1");
        Assert.True(test.Store.Work.Regrade(item, Urgency.Emergency, "nurse1", "sounds worse"));
        test.Store.Decisions.Answered(item, "nurse1", "rang back");
        Assert.True(test.Store.Work.Close(item, "nurse1", "done"));
        Assert.False(test.Store.Work.Regrade(item, Urgency.Soon, "nurse1", null));
        Assert.Empty(test.Store.Work.Open(Desk.Nurse, 10));
        Assert.Equal(
            [
                new NurseDecision { WorkItemId = item, Action = NurseAction.Claimed, DecidedAt = TestStore.Start, DecidedBy = "nurse1" },
                new NurseDecision { WorkItemId = item, Action = NurseAction.Regraded, Urgency = Urgency.Emergency, Note = "sounds worse", DecidedAt = TestStore.Start, DecidedBy = "nurse1" },
                new NurseDecision { WorkItemId = item, Action = NurseAction.Answered, Note = "rang back", DecidedAt = TestStore.Start, DecidedBy = "nurse1" },
                new NurseDecision { WorkItemId = item, Action = NurseAction.Closed, Note = "done", DecidedAt = TestStore.Start, DecidedBy = "nurse1" },
            ],
            test.Store.Decisions.OfWorkItem(item));
    }

    [Fact]
    public void Get_RefusesAnUnknownItem() => Assert.Throws<StoreException>(() => test.Store.Work.Get(999));

    private long Message() => test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Message(Urgency.Soon))] }).Outcome.WorkItems.Single();
}
