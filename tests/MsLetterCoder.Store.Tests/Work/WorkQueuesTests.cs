using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;
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
    public void SignOff_EndsAClaimedLetter()
    {
        (long id, FilingOutcome outcome) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Letter())] });
        long document = outcome.Documents[0];
        long item = outcome.WorkItems[0];
        long analysis = test.Store.Messages.Everything(id).Documents[0].AnalysisId;
        var replaced = new CoderDecision
        {
            DocumentId = document,
            AnalysisId = analysis,
            Action = CoderAction.Replaced,
            Scheme = CodeScheme.Icd10,
            Code = "G35X",
            Replacement = "G37.9",
            Span = new TextSpan(34, 72),
            Note = "see last letter",
        };
        test.Store.Decisions.Decide(replaced, "coder1");
        Assert.False(test.Store.Work.SignOff(item, "coder1", null));
        test.Store.Work.Claim(item, "coder1");
        Assert.False(test.Store.Work.Close(item, "coder1", null));
        Assert.True(test.Store.Work.SignOff(item, "coder1", "final"));
        Assert.Equal(
            [
                replaced with { DecidedAt = TestStore.Start, DecidedBy = "coder1" },
                new CoderDecision { DocumentId = document, Action = CoderAction.SignedOff, Note = "final", DecidedAt = TestStore.Start, DecidedBy = "coder1" },
            ],
            test.Store.Decisions.OfDocument(document));
        Assert.Empty(test.Store.Work.Open(Desk.Coder, 10));
    }

    [Fact]
    public void Decide_RefusesHalfADecision()
    {
        Assert.Throws<ArgumentException>(() => test.Store.Decisions.Decide(new CoderDecision { DocumentId = 1, Action = CoderAction.Accepted, Scheme = CodeScheme.Icd10 }, "coder1"));
        Assert.Throws<ArgumentException>(() => test.Store.Decisions.Decide(new CoderDecision { DocumentId = 1, Action = CoderAction.Replaced, Scheme = CodeScheme.Icd10, Code = "G35X" }, "coder1"));
        Assert.Throws<ArgumentException>(() => test.Store.Decisions.Decide(new CoderDecision { DocumentId = 1, Action = CoderAction.SignedOff }, "coder1"));
        Assert.Throws<StoreException>(() => test.Store.Work.Get(999));
    }

    private long Message() => test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Message(Urgency.Soon))] }).Outcome.WorkItems.Single();
}
