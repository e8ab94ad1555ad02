using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Work;

public sealed class NurseDeskTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Assign_LeavesTheItemWaitingAndItsClockRunning()
    {
        long item = File(1, Urgency.Emergency, "chest_pain");
        DateTimeOffset? due = test.Store.Work.Get(item).DueAt;
        test.Store.Work.Claim(item, "nina");

        Assert.False(test.Store.Nurses.Assign(item, "omar", null, "nina", null));
        Assert.False(test.Store.Nurses.Assign(item, "omar", "pia", "nina", null));
        Assert.True(test.Store.Nurses.Assign(item, "omar", "nina", "nina", "knows her"));

        WorkItem after = test.Store.Work.Get(item);
        Assert.Equal((WorkState.Waiting, "omar", due), (after.State, after.AssignedTo, after.DueAt));
        Assert.Equal((1, 0, 1), Counts("omar"));
        NurseDecision decision = test.Store.Decisions.OfWorkItem(item)[^1];
        Assert.Equal((NurseAction.Assigned, "omar", "knows her", "nina"), (decision.Action, decision.Person, decision.Note, decision.DecidedBy));

        Assert.True(test.Store.Work.Claim(item, "pia"));
        Assert.Null(test.Store.Work.Get(item).AssignedTo);
        Assert.Equal((0, 0, 0), Counts("omar"));
        Assert.Equal((0, 1, 0), Counts("pia"));
    }

    [Fact]
    public void TakeOver_IsFromWhoHadItAndNobodyElse()
    {
        long item = File(1, Urgency.Soon);
        test.Store.Accounts.Add("omar@trust.example", [Store.Accounts.Role.Nurse], "hash", "setup");
        Assert.False(test.Store.Nurses.TakeOver(item, "worker", "nina"));
        test.Store.Work.Claim(item, "omar@trust.example");
        Assert.False(test.Store.Nurses.TakeOver(item, "pia", "nina"));
        Assert.True(test.Store.Nurses.TakeOver(item, "omar@trust.example", "nina"));
        Assert.Equal((WorkState.Claimed, "nina"), (test.Store.Work.Get(item).State, test.Store.Work.Get(item).StateBy));
        Assert.Equal((NurseAction.TakenOver, "omar@trust.example"), (test.Store.Decisions.OfWorkItem(item)[^1].Action, test.Store.Decisions.OfWorkItem(item)[^1].Person));
        Assert.True(test.Store.Audit.Verify().Whole);
    }

    [Fact]
    public void Note_IsSealedAndStandsOnClosedItemsToo()
    {
        long item = File(1, Urgency.Soon);
        test.Store.Work.Claim(item, "nina");
        test.Store.Work.Close(item, "nina", null);
        Assert.True(test.Store.Nurses.Note(item, "Marktestnote rang back", "omar"));
        Assert.False(test.Store.Nurses.Note(99, "x", "omar"));
        Assert.Throws<ArgumentException>(() => test.Store.Nurses.Note(item, " ", "omar"));
        Assert.Equal("Marktestnote rang back", test.Store.Decisions.OfWorkItem(item)[^1].Note);
        Assert.DoesNotContain("Marktestnote", System.Text.Encoding.UTF8.GetString((byte[])test.Tamper("SELECT note FROM nurse_decision WHERE action = 'noted'")!), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_AreFilteredInTheStoreAndNotAfterTheFirstFew()
    {
        long routine = File(1, Urgency.Routine);
        long flagged = File(2, Urgency.Emergency, "chest_pain");
        long mine = File(3, Urgency.RecordOnly);
        long closed = File(4, Urgency.Soon);
        test.Store.Work.Claim(mine, "nina");
        test.Store.Work.Claim(closed, "omar");
        test.Store.Work.Close(closed, "omar", null);
        test.Store.Work.Regrade(routine, Urgency.Soon, "omar", "worse", "appointment_admin");

        Assert.Equal([flagged, routine, mine], Ids(new NurseFilter()));
        Assert.Equal([mine], Ids(new NurseFilter { Share = NurseShare.Mine }, max: 1));
        Assert.Equal([flagged, routine], Ids(new NurseFilter { Share = NurseShare.Free }));
        Assert.Empty(Ids(new NurseFilter { Share = NurseShare.Others }));
        Assert.Equal([closed], Ids(new NurseFilter { Share = NurseShare.Closed }));
        Assert.Equal([flagged], Ids(new NurseFilter { Flagged = true }));
        Assert.Equal([routine], Ids(new NurseFilter { Urgency = Urgency.Soon }));
        Assert.Equal([routine], Ids(new NurseFilter { Category = "appointment_admin" }));
        Assert.Equal([flagged, mine], Ids(new NurseFilter { Category = "infection" }));
        Assert.Equal([flagged], Ids(new NurseFilter { Pressing = true }));
        Assert.Empty(Ids(new NurseFilter { Unread = true }));
    }

    [Fact]
    public void Counts_AreOfTheWholeQueue()
    {
        File(1, Urgency.Emergency, "chest_pain");
        long taken = File(2, Urgency.Emergency, "chest_pain");
        File(3, Urgency.Soon);
        test.Store.Work.Claim(taken, "nina");
        test.Time.Now += TimeSpan.FromHours(3);
        NurseCounts counts = test.Store.Nurses.Count("nina");
        Assert.Equal((2, 0, 1, 1, 2, 1), (counts.ByUrgency[Urgency.Emergency], counts.ByUrgency[Urgency.SameDay], counts.ByUrgency[Urgency.Soon], counts.EmergenciesFree, counts.Late, counts.Mine));
    }

    [Fact]
    public void Assigning_IsAudited()
    {
        long item = File(1, Urgency.Soon);
        test.Store.Nurses.Assign(item, "omar", null, "nina", null);
        test.Store.Nurses.Note(item, "a note", "nina");
        Assert.Equal([AuditAction.WorkAssigned, AuditAction.WorkNoted], test.Store.Audit.Read(0, 100).Where(e => e.Actor == "nina").Select(e => e.Action));
    }

    private (long Free, long Mine, long Meant) Counts(string by)
    {
        NurseCounts counts = test.Store.Nurses.Count(by);
        return (counts.EmergenciesFree, counts.Mine, counts.MeantForMe);
    }

    private List<long> Ids(NurseFilter filter, int max = 10) => [.. test.Store.Nurses.Rows(filter, "nina", max).Select(r => r.Item.Id)];

    private long File(long uid, Urgency urgency, params string[] flags) =>
        test.File(Sample.Received(uid), m => m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}"), Documents = [Sample.Body(Sample.Message(urgency, flags))] }).Outcome.WorkItems.Single();
}
