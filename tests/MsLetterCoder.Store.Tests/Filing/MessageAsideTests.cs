using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Filing;

public sealed class MessageAsideTests : IDisposable
{
    private static readonly Unreadable Damaged = new(UnreadableKind.Damaged, "A boundary is missing.", 123);
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Quarantine_PutsTheMailBeforeANurse()
    {
        long id = test.Receive(Sample.Received(1));
        test.Store.Aside.Quarantine(id, Damaged);
        test.Store.Aside.Quarantine(id, Damaged);
        MessageRecord message = test.Store.Messages.Everything(id);
        Assert.Equal((PipelineState.Quarantined, Damaged.Reason), (message.State, message.StateReason));
        Assert.Equal(Damaged, message.Quarantine.Single().Unreadable);
        WorkItem item = message.WorkItems.Single();
        Assert.Equal((Desk.Nurse, WorkReason.Unreadable, Urgency.Soon, Sample.Due.Soon), (item.Queue, item.Reason, item.Urgency!.Value, item.DueAt));
        Assert.Empty(test.Store.Intake.NextToRead(10));
    }

    [Fact]
    public void Wait_CountsByItsReasonAndIsReadAgainWhenReleased()
    {
        long id = test.Receive(Sample.Received(1));
        test.Store.Aside.Wait(id, "waiting: install poppler-utils");
        Assert.Equal(("waiting: install poppler-utils", 1L), (test.Store.Summaries.Count().Waiting.Single().Label, test.Store.Summaries.Count().Waiting.Single().Count));
        Assert.Equal(WorkReason.WaitingForTool, test.Store.Messages.Everything(id).WorkItems.Single().Reason);
        Assert.Equal(1, test.Store.Aside.ReleaseWaiting());
        Assert.Equal(0, test.Store.Aside.ReleaseWaiting());
        test.Store.Filing.File(new FiledMessage { MessageId = id, RunId = test.Run, Mail = Sample.Mail(), Documents = [Sample.Body(Sample.Other())] });
        Assert.Equal(WorkState.Closed, test.Store.Messages.Everything(id).WorkItems.Single().State);
    }

    [Theory]
    [InlineData(UnreadableKind.Encrypted, WorkReason.Encrypted)]
    [InlineData(UnreadableKind.PictureOnly, WorkReason.Unreadable)]
    [InlineData(UnreadableKind.WaitingForTool, WorkReason.WaitingForTool)]
    public void PartThatWaited_AndStillCannotBeRead_SaysTheNewReason(UnreadableKind kind, WorkReason reason)
    {
        (long id, _) = test.File(
            Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Other())], Unreadable = [Sample.Unreadable("2", UnreadableKind.WaitingForTool)] });
        Assert.Equal(PipelineState.Waiting, test.Store.Messages.Everything(id).State);
        WorkItem waited = Assert.Single(test.Store.Messages.Everything(id).WorkItems);
        Assert.Equal(WorkReason.WaitingForTool, waited.Reason);
        Assert.True(test.Store.Work.Claim(waited.Id, "nurse1"));
        test.Store.Aside.ReleaseWaiting();

        FiledMessage again = new() { MessageId = id, RunId = test.Run, Mail = Sample.Mail(), Documents = [Sample.Body(Sample.Other())], Unreadable = [Sample.Unreadable("2", kind)] };
        test.Store.Filing.File(again);

        MessageRecord message = test.Store.Messages.Everything(id);
        WorkItem item = Assert.Single(message.WorkItems);
        Assert.Equal((waited.Id, reason, WorkState.Claimed, "nurse1"), (item.Id, item.Reason, item.State, item.StateBy));
        Assert.Equal(kind, Assert.Single(message.Quarantine).Unreadable.Kind);
        Assert.Equal(kind == UnreadableKind.WaitingForTool ? message.Quarantine[0].Unreadable.Reason : null, message.StateReason);
    }

    [Fact]
    public void Park_PutsTheMailBeforeANurseEachTime()
    {
        long id = test.Receive(Sample.Received(1));
        test.Store.Aside.Park(id, "It failed five times.");
        Assert.Equal((WorkReason.Parked, WorkState.Waiting), OnlyItem(id));
        Assert.True(test.Store.Aside.Retry(id, "admin"));
        Assert.False(test.Store.Aside.Retry(id, "admin"));
        Assert.Equal((0, PipelineState.Received), (test.Store.Messages.Everything(id).Attempts, test.Store.Messages.Everything(id).State));
        test.Store.Filing.File(new FiledMessage { MessageId = id, RunId = test.Run, Mail = Sample.Mail(), Documents = [Sample.Body(Sample.Other())] });
        Assert.Equal((WorkReason.Parked, WorkState.Closed), OnlyItem(id));
    }

    [Fact]
    public void Quarantine_AfterParkingReplacesTheItem()
    {
        long id = test.Receive(Sample.Received(1));
        test.Store.Aside.Park(id, "It failed five times.");
        test.Store.Aside.Retry(id, "admin");
        test.Store.Aside.Quarantine(id, Damaged);
        test.Store.Aside.Retry(id, "admin");
        test.Store.Aside.Park(id, "It failed again.");
        Assert.Equal(
            [(WorkReason.Parked, WorkState.Waiting), (WorkReason.Unreadable, WorkState.Waiting)],
            test.Store.Messages.Everything(id).WorkItems.Select(i => (i.Reason, i.State)));
    }

    [Fact]
    public void SetAside_LeavesAFiledMailAlone()
    {
        (long id, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Letter())] });
        test.Store.Aside.Quarantine(id, Damaged);
        test.Store.Aside.Park(id, "late");
        Assert.Equal(PipelineState.Done, test.Store.Messages.Everything(id).State);
        Assert.Throws<StoreException>(() => test.Store.Aside.Postpone(id, "late", TestStore.Start));
    }

    [Fact]
    public void Release_ClosesTheItemInThePersonsName()
    {
        long id = test.Receive(Sample.Received(1));
        test.Store.Aside.Quarantine(id, Damaged);
        long quarantine = test.Store.Messages.Quarantine(10).Single().Id;
        Assert.True(test.Store.Aside.Release(quarantine, "nurse1"));
        Assert.False(test.Store.Aside.Release(quarantine, "nurse2"));
        Assert.Empty(test.Store.Messages.Quarantine(10));
        MessageRecord message = test.Store.Messages.Everything(id);
        Assert.Equal(("nurse1", TestStore.Start), (message.Quarantine.Single().ReleasedBy, message.Quarantine.Single().ReleasedAt!.Value));
        Assert.Equal((WorkState.Closed, "nurse1"), (message.WorkItems.Single().State, message.WorkItems.Single().StateBy));
    }

    private (WorkReason Reason, WorkState State) OnlyItem(long id)
    {
        WorkItem item = test.Store.Messages.Everything(id).WorkItems.Single();
        return (item.Reason, item.State);
    }
}
