using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Filing;

public sealed class MessageFilingTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void File_QueuesALetterForTheCoder()
    {
        (long id, FilingOutcome outcome) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Letter())] });
        WorkItem item = test.Store.Messages.Everything(id).WorkItems.Single();
        Assert.Equal((Desk.Coder, WorkReason.Letter, null, null, WorkState.Waiting), (item.Queue, item.Reason, item.Urgency, item.DueAt, item.State));
        Assert.Equal(PipelineState.Done, outcome.State);
        Assert.Equal(outcome.WorkItems.Single(), item.Id);
        Assert.Equal(outcome.Documents.Single(), item.DocumentId);
    }

    [Fact]
    public void File_QueuesAMessageForTheNurseWithItsClock()
    {
        (long id, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Message(Urgency.SameDay, "uti_with_fever"))] });
        WorkItem item = test.Store.Messages.Everything(id).WorkItems.Single();
        Assert.Equal((Desk.Nurse, WorkReason.Message, Urgency.SameDay, Sample.Due.SameDay), (item.Queue, item.Reason, item.Urgency!.Value, item.DueAt));
    }

    [Fact]
    public void File_QueuesAMessageWithoutTriageAsSoon()
    {
        (long id, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Message() with { Triage = null })] });
        Assert.Equal(Urgency.Soon, test.Store.Messages.Everything(id).WorkItems.Single().Urgency);
    }

    [Fact]
    public void File_QueuesARedFlagInAnythingElseAtLeastSoon()
    {
        (long flagged, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Other("critical_result"))] });
        WorkItem item = test.Store.Messages.Everything(flagged).WorkItems.Single();
        Assert.Equal((Desk.Nurse, WorkReason.RedFlag, Urgency.Soon, Sample.Due.Soon), (item.Queue, item.Reason, item.Urgency!.Value, item.DueAt));
        (_, FilingOutcome plain) = test.File(Sample.Received(2), m => m with { Mail = Sample.Mail("id-2", "d00d", "rota"), Documents = [Sample.Body(Sample.Other())] });
        Assert.Empty(plain.WorkItems);
    }

    [Fact]
    public void File_QueuesALetterOfUnsureKindWithBothDesks()
    {
        var unsure = Sample.Letter() with { KindUnsure = true, Triage = Sample.Message(Urgency.Emergency, "chest_pain").Triage };
        (long id, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(unsure)] });
        Assert.Equal(
            [(Desk.Coder, WorkReason.Letter, null), (Desk.Nurse, WorkReason.KindUnsure, (Urgency?)Urgency.Emergency)],
            test.Store.Messages.Everything(id).WorkItems.Select(i => (i.Queue, i.Reason, i.Urgency)));
    }

    [Theory]
    [InlineData(UnreadableKind.Damaged, WorkReason.Unreadable, PipelineState.Done)]
    [InlineData(UnreadableKind.PictureOnly, WorkReason.Unreadable, PipelineState.Done)]
    [InlineData(UnreadableKind.Encrypted, WorkReason.Encrypted, PipelineState.Done)]
    [InlineData(UnreadableKind.WaitingForTool, WorkReason.WaitingForTool, PipelineState.Waiting)]
    public void File_QueuesAPartThatCannotBeRead(UnreadableKind kind, WorkReason reason, PipelineState state)
    {
        (long id, FilingOutcome outcome) = test.File(
            Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Other())], Unreadable = [Sample.Unreadable("2", kind)] });
        MessageRecord message = test.Store.Messages.Everything(id);
        WorkItem item = message.WorkItems.Single();
        Assert.Equal((Desk.Nurse, reason, Urgency.Soon, Sample.Due.Soon, message.Quarantine.Single().Id), (item.Queue, item.Reason, item.Urgency!.Value, item.DueAt, item.QuarantineId!.Value));
        Assert.Equal(state, outcome.State);
        Assert.Equal(state, message.State);
    }

    [Fact]
    public void File_QuarantinesAMailOfWhichNothingCanBeRead()
    {
        (long id, FilingOutcome outcome) = test.File(Sample.Received(1), m => m with { Unreadable = [Sample.Unreadable("", UnreadableKind.Empty)] });
        Assert.Equal(PipelineState.Quarantined, outcome.State);
        Assert.Equal("Clinic letter Marktestsubject", test.Store.Messages.Everything(id).Subject);
    }

    [Fact]
    public void File_RefusesAMailThatNobodyWouldSee()
    {
        long id = test.Receive(Sample.Received(1));
        Assert.Throws<ArgumentException>(() => test.Store.Filing.File(new FiledMessage { MessageId = id, RunId = 1, Mail = Sample.Mail() }));
        Assert.Throws<StoreException>(() => test.Store.Filing.File(new FiledMessage { MessageId = 999, RunId = 1, Mail = Sample.Mail(), Documents = [Sample.Body(Sample.Letter())] }));
    }

    [Fact]
    public void File_AgainChangesNothing()
    {
        FiledMessage filed = null!;
        (long id, _) = test.File(Sample.Received(1), m => filed = m with { Documents = [Sample.Body(Sample.Letter())], Unreadable = [Sample.Unreadable("2", UnreadableKind.Damaged)] });
        string before = Sample.Json(test.Store.Messages.Everything(id));
        long rows = test.Store.Audit.Verify().Rows;
        test.Time.Now = TestStore.Start.AddDays(1);
        FilingOutcome again = test.Store.Filing.File(filed);
        Assert.True(again.AlreadyFiled);
        Assert.Empty(again.WorkItems);
        Assert.Equal(before, Sample.Json(test.Store.Messages.Everything(id)));
        Assert.Equal(rows, test.Store.Audit.Verify().Rows);
    }

    [Fact]
    public void File_ThatFailsLeavesTheMailToBeReadAgain()
    {
        long id = test.Receive(Sample.Received(1));
        FiledDocument broken = Sample.Attachment("2", Sample.Letter() with { Icd10 = [Sample.Letter().Icd10[0] with { Mentions = [17] }] });
        Assert.ThrowsAny<Exception>(() => test.Store.Filing.File(new FiledMessage { MessageId = id, RunId = test.Run, Mail = Sample.Mail(), Documents = [Sample.Body(Sample.Letter()), broken] }));
        MessageRecord message = test.Store.Messages.Everything(id);
        Assert.Equal(PipelineState.Received, message.State);
        Assert.Null(message.Subject);
        Assert.Empty(message.Documents);
        Assert.Equal(id, test.Store.Intake.NextToRead(1).Single().MessageId);
    }

    [Fact]
    public void File_AfterWaitingAddsOnlyWhatIsNew()
    {
        FiledMessage filed = null!;
        (long id, FilingOutcome first) = test.File(
            Sample.Received(1),
            m => filed = m with { Documents = [Sample.Body(Sample.Message(Urgency.Soon))], Unreadable = [Sample.Unreadable("2", UnreadableKind.WaitingForTool)] });
        Assert.Equal("The part cannot be read: waiting_for_tool.", test.Store.Messages.Everything(id).StateReason);
        Assert.Equal(1, test.Store.Aside.ReleaseWaiting());
        Assert.Equal(id, test.Store.Intake.NextToRead(5).Single().MessageId);

        FilingOutcome still = test.Store.Filing.File(filed);
        Assert.Equal((PipelineState.Waiting, 0, 0), (still.State, still.Documents.Count, still.WorkItems.Count));
        Assert.Equal(TestStore.Start, test.Store.Messages.Everything(id).Quarantine.Single().RetriedAt);

        test.Store.Aside.ReleaseWaiting();
        FilingOutcome read = test.Store.Filing.File(filed with { Documents = [Sample.Body(Sample.Message(Urgency.Soon)), Sample.Attachment("2", Sample.Letter())], Unreadable = [] });
        MessageRecord message = test.Store.Messages.Everything(id);
        Assert.Equal(PipelineState.Done, message.State);
        Assert.Equal([first.Documents[0], read.Documents.Single()], message.Documents.Select(d => d.Id));
        Assert.Equal(first.Documents[0], message.Documents[1].ParentId);
        Assert.Equal("worker", message.Quarantine.Single().ReleasedBy);
        Assert.Equal(
            [(WorkReason.Message, WorkState.Waiting), (WorkReason.WaitingForTool, WorkState.Closed), (WorkReason.Letter, WorkState.Waiting)],
            message.WorkItems.Select(i => (i.Reason, i.State)));
    }

    [Fact]
    public void File_AfterWaitingLeavesAnItemThatANurseTookOn()
    {
        FiledMessage filed = null!;
        (long id, FilingOutcome first) = test.File(
            Sample.Received(1), m => filed = m with { Documents = [Sample.Body(Sample.Other())], Unreadable = [Sample.Unreadable("2", UnreadableKind.WaitingForTool)] });
        Assert.True(test.Store.Work.Claim(first.WorkItems.Single(), "nurse1"));
        test.Store.Aside.ReleaseWaiting();
        test.Store.Filing.File(filed with { Documents = [Sample.Body(Sample.Other()), Sample.Attachment("2", Sample.Other())], Unreadable = [] });
        Assert.Equal(WorkState.Claimed, test.Store.Messages.Everything(id).WorkItems.Single().State);
    }

    [Fact]
    public void File_TakesTheTopmostReceivedFieldOverAFilesTime()
    {
        (long file, _) = test.File(Sample.Received(1) with { ReceivedSource = ReceivedSource.FileTime }, m => m with { Documents = [Sample.Body(Sample.Other())] });
        MessageRecord message = test.Store.Messages.Everything(file);
        Assert.Equal((Sample.Mail().TopReceived!.Value, ReceivedSource.ReceivedHeader), (message.ReceivedAt, message.ReceivedSource));
        (long server, _) = test.File(Sample.Received(2), m => m with { Mail = Sample.Mail("id-2", "d00d", "x"), Documents = [Sample.Body(Sample.Other())] });
        Assert.Equal((TestStore.Start.AddMinutes(-10), ReceivedSource.InternalDate), (test.Store.Messages.Everything(server).ReceivedAt, test.Store.Messages.Everything(server).ReceivedSource));
    }

    [Fact]
    public void AddAnalysis_LeavesWorkAndDecisionsAsTheyAre()
    {
        (long id, FilingOutcome outcome) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.PlainLetter())] });
        test.Store.Coding.SignOff(outcome.WorkItems[0], test.Store.Coding.Letter(outcome.WorkItems[0])!.Seen, "coder1", "checked");
        string decisions = Sample.Json(test.Store.Decisions.OfDocument(outcome.Documents[0]));
        test.Store.Filing.AddAnalysis(outcome.Documents[0], test.Run, Sample.Message(Urgency.Emergency, "chest_pain"));
        MessageRecord message = test.Store.Messages.Everything(id);
        Assert.Equal(DocumentKind.PatientMessage, message.Documents.Single().Analysis.Kind);
        Assert.Equal(WorkState.SignedOff, message.WorkItems.Single().State);
        Assert.Equal(decisions, Sample.Json(test.Store.Decisions.OfDocument(outcome.Documents[0])));
    }
}
