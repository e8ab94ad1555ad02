using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Filing;

public sealed class HistoryTests : IDisposable
{
    private static readonly DateTimeOffset QueueFrom = TestStore.Start.AddDays(-14);
    private static readonly DateTimeOffset Before = QueueFrom.AddMilliseconds(-1);
    private readonly TestStore test = new(QueueFrom);

    public void Dispose() => test.Dispose();

    [Fact]
    public void File_CodesHistoryAndQueuesNoneOfIt()
    {
        (long letter, FilingOutcome outcome) = File(1, Before, seen: false, Sample.Letter());
        Assert.True(outcome.History);
        Assert.Empty(outcome.WorkItems);
        MessageRecord message = test.Store.Messages.Everything(letter);
        Assert.True(message.History);
        Assert.Equal("G35X", message.Documents.Single().Analysis.Icd10[0].Code.ToString());
        (_, FilingOutcome plain) = File(2, Before, seen: false, Sample.Message(Urgency.Soon));
        Assert.Empty(plain.WorkItems);
    }

    [Fact]
    public void File_QueuesWhatIsAsOldAsTheStart()
    {
        (_, FilingOutcome outcome) = File(1, QueueFrom, seen: true, Sample.Message(Urgency.Soon));
        Assert.False(outcome.History);
        Assert.Single(outcome.WorkItems);
    }

    [Fact]
    public void File_ListsUnreadHistoryWithRedFlagsWithoutAClock()
    {
        (long unread, _) = File(1, Before, seen: false, Sample.Message(Urgency.Emergency, "chest_pain"));
        (_, FilingOutcome seen) = File(2, Before, seen: true, Sample.Message(Urgency.Emergency, "chest_pain"));
        Assert.Empty(seen.WorkItems);
        WorkItem item = test.Store.Messages.Everything(unread).WorkItems.Single();
        Assert.Equal((WorkReason.RedFlagHistory, Urgency.Emergency, null), (item.Reason, item.Urgency!.Value, item.DueAt));
        Assert.Equal([item], test.Store.Work.HistoryList(test.Mailbox.Id));
        Assert.Empty(test.Store.Work.Open(Desk.Nurse, 10));
    }

    [Fact]
    public void File_ListsUnreadHistoryThatCannotBeRead()
    {
        long unread = test.Receive(Sample.Received(1, at: Before));
        long seen = test.Receive(Sample.Received(2, at: Before, seen: true));
        long parked = test.Receive(Sample.Received(3, at: Before));
        Unreadable damaged = Sample.Unreadable("", UnreadableKind.Damaged).Unreadable;
        test.Store.Aside.Quarantine(unread, damaged);
        test.Store.Aside.Quarantine(seen, damaged);
        test.Store.Aside.Park(parked, "It failed five times.");
        Assert.Equal([(unread, WorkReason.UnreadableHistory), (parked, WorkReason.UnreadableHistory)], test.Store.Work.HistoryList(test.Mailbox.Id).Select(i => (i.MessageId, i.Reason)));
        Assert.All(test.Store.Work.HistoryList(test.Mailbox.Id), item => Assert.Null(item.DueAt));
        Assert.Equal(PipelineState.Quarantined, test.Store.Messages.Everything(seen).State);
    }

    [Fact]
    public void AcceptHistory_StartsTheClocksOnce()
    {
        (long emergency, _) = File(1, Before, seen: false, Sample.Message(Urgency.Emergency, "chest_pain"));
        (long soon, _) = File(2, Before, seen: false, Sample.Message(Urgency.Soon, "repeated_falls"));
        Assert.Equal(2, test.Store.Work.AcceptHistory(test.Mailbox.Id, "nurse1"));
        Assert.Equal(0, test.Store.Work.AcceptHistory(test.Mailbox.Id, "nurse2"));
        DueTimes due = Sample.DueFrom(TestStore.Start);
        Assert.Equal([(emergency, due.Emergency), (soon, due.Soon)], test.Store.Work.Open(Desk.Nurse, 10).Select(i => (i.MessageId, i.DueAt)));
        Assert.Empty(test.Store.Work.HistoryList(test.Mailbox.Id));
        Assert.Equal("nurse1", test.Mailbox.HistoryAcceptedBy);

        // What waited for a tool and is read later has its clock at once.
        (long late, _) = File(3, Before, seen: false, Sample.Message(Urgency.SameDay, "uti_with_fever"));
        Assert.Equal(due.SameDay, test.Store.Messages.Everything(late).WorkItems.Single().DueAt);
    }

    [Fact]
    public void File_DecidesByTheReceivedFieldWhereAFileIsRead()
    {
        ReceivedMail file = Sample.Received(1) with { ReceivedSource = ReceivedSource.FileTime };
        (_, FilingOutcome outcome) = test.File(
            file, m => m with { Mail = Sample.Mail() with { TopReceived = Before }, Documents = [Sample.Body(Sample.Message(Urgency.Soon))] });
        Assert.True(outcome.History);
        Assert.Empty(outcome.WorkItems);
    }

    private (long MessageId, FilingOutcome Outcome) File(long uid, DateTimeOffset at, bool seen, MsLetterCoder.Clinical.DocumentAnalysis analysis) => test.File(
        Sample.Received(uid, at: at, seen: seen), m => m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}", $"body {uid}"), Documents = [Sample.Body(analysis)] });
}
