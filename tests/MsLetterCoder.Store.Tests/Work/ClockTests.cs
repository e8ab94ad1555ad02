using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Work;

public sealed class ClockTests : IDisposable
{
    private static readonly DateTimeOffset Received = TestStore.Start.AddDays(-3);
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Clock_StartsAtReceiptHoweverLateItIsFiled()
    {
        WorkItem item = Message(1, Urgency.Soon, Received);

        Assert.Equal(Sample.DueFrom(Received).Soon, item.DueAt);
    }

    [Fact]
    public void Clock_NeverStartsAfterTheStoreHadTheMail()
    {
        WorkItem item = Message(1, Urgency.SameDay, TestStore.Start.AddYears(1));

        Assert.Equal(Sample.DueFrom(TestStore.Start).SameDay, item.DueAt);
        Assert.True(test.Store.Work.Regrade(item.Id, Urgency.Routine, "nurse1", null));
        Assert.Equal(Sample.DueFrom(TestStore.Start).Routine, test.Store.Work.Get(item.Id).DueAt);
    }

    [Fact]
    public void Clock_StartsByTheReceivedFieldWhereAFileIsRead()
    {
        (_, FilingOutcome outcome) = test.File(
            Sample.Received(1, at: Received) with { ReceivedSource = ReceivedSource.FileTime },
            m => m with { Mail = Sample.Mail() with { TopReceived = Received.AddHours(-5) }, Documents = [Sample.Body(Sample.Message(Urgency.Soon))] });

        Assert.Equal(Sample.DueFrom(Received.AddHours(-5)).Soon, test.Store.Work.Get(outcome.WorkItems.Single()).DueAt);
    }

    [Fact]
    public void WhatIsForTheRecord_HasNoClock() => Assert.Null(Message(1, Urgency.RecordOnly, Received).DueAt);

    [Fact]
    public void MailWithoutBytes_HasAClock()
    {
        long id = test.Receive(Sample.Received(1, at: Received) with { Raw = default, Missing = new Unreadable(UnreadableKind.Damaged, "too large") });

        Assert.Equal(Sample.DueFrom(Received).Soon, test.Store.Messages.Everything(id).WorkItems.Single().DueAt);
    }

    [Theory]
    [InlineData(Urgency.Emergency)]
    [InlineData(Urgency.SameDay)]
    [InlineData(Urgency.Routine)]
    [InlineData(Urgency.RecordOnly)]
    public void Regrade_ReckonsTheLimitAnewFromReceipt(Urgency urgency)
    {
        WorkItem item = Message(1, Urgency.Soon, Received);
        test.Time.Now += TimeSpan.FromHours(1);

        Assert.True(test.Store.Work.Regrade(item.Id, urgency, "nurse1", null));

        Assert.Equal(Sample.DueFrom(Received).Of(urgency), test.Store.Work.Get(item.Id).DueAt);
    }

    [Fact]
    public void Regrade_OfHistoryReckonsFromItsAcceptance()
    {
        using var old = new TestStore(TestStore.Start.AddDays(-14));
        (_, FilingOutcome outcome) = old.File(
            Sample.Received(1, at: TestStore.Start.AddDays(-20)), m => m with { Documents = [Sample.Body(Sample.Message(Urgency.Emergency, "chest_pain"))] });
        long item = outcome.WorkItems.Single();
        Assert.True(old.Store.Work.Regrade(item, Urgency.SameDay, "nurse1", null));
        Assert.Null(old.Store.Work.Get(item).DueAt);
        old.Time.Now += TimeSpan.FromHours(2);
        Assert.Equal(1, old.Store.Work.AcceptHistory(old.Mailbox.Id, "nurse1"));
        Assert.Equal(Sample.DueFrom(TestStore.Start.AddHours(2)).SameDay, old.Store.Work.Get(item).DueAt);
        old.Time.Now += TimeSpan.FromHours(2);

        Assert.True(old.Store.Work.Regrade(item, Urgency.Soon, "nurse1", null));

        Assert.Equal(Sample.DueFrom(TestStore.Start.AddHours(2)).Soon, old.Store.Work.Get(item).DueAt);
    }

    [Fact]
    public void Open_ShowsBreachesAndThoseAboutToBeFirst()
    {
        long sameDay = Message(1, Urgency.SameDay, TestStore.Start).Id;
        long routine = Message(2, Urgency.Routine, TestStore.Start).Id;
        long routineBreached = Message(3, Urgency.Routine, TestStore.Start.AddDays(-8)).Id;
        long soon = Message(4, Urgency.Soon, TestStore.Start).Id;
        long soonShortly = Message(5, Urgency.Soon, TestStore.Start.AddDays(-2).AddHours(1)).Id;
        long soonJustNot = Message(6, Urgency.Soon, TestStore.Start.AddDays(-2).AddHours(1).AddMilliseconds(1)).Id;
        long soonBreached = Message(7, Urgency.Soon, TestStore.Start.AddDays(-3)).Id;
        long record = Message(8, Urgency.RecordOnly, TestStore.Start.AddDays(-30)).Id;
        long sameDayBreached = Message(9, Urgency.SameDay, TestStore.Start.AddHours(-8)).Id;
        long emergency = Message(10, Urgency.Emergency, TestStore.Start).Id;

        Assert.Equal(
            [emergency, sameDayBreached, soonBreached, soonShortly, routineBreached, sameDay, soonJustNot, soon, routine, record],
            test.Store.Work.Open(Desk.Nurse, 20).Select(i => i.Id));
        Assert.Equal(new DueCounts(3, 3), test.Store.Work.CountDue(Desk.Nurse, TestStore.Start.AddHours(2)));
        Assert.Equal(new DueCounts(3, 4), test.Store.Work.CountDue(Desk.Nurse, TestStore.Start.AddHours(7).AddMilliseconds(1)));
        Assert.Equal(new DueCounts(0, 0), test.Store.Work.CountDue(Desk.Coder, TestStore.Start.AddDays(9)));
    }

    private WorkItem Message(long uid, Urgency urgency, DateTimeOffset received)
    {
        (_, FilingOutcome outcome) = test.File(
            Sample.Received(uid, at: received), m => m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}", $"body {uid}"), Documents = [Sample.Body(Sample.Message(urgency))] });
        return test.Store.Work.Get(outcome.WorkItems.Single());
    }
}
