using System.Security.Cryptography;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Intake;

public sealed class MailIntakeTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Receive_StoresABatchOf64InOneTransaction()
    {
        long mailbox = test.Store.Mailboxes.UseUidValidity(test.Mailbox.Id, 77).Id;
        long rows = test.Store.Audit.Verify().Rows;
        byte[] large = RandomNumberGenerator.GetBytes(10_000);
        ReceivedMail[] batch = [.. Enumerable.Range(1, 64).Select(uid => Sample.Received(uid) with { Raw = large })];
        IReadOnlyList<long?> ids = test.Store.Intake.Receive(mailbox, batch);
        Assert.Equal(64, ids.Distinct().Count(id => id is not null));
        Assert.Equal(rows + 1, test.Store.Audit.Verify().Rows);
        Assert.Equal("count=64;first=1;last=64", test.Store.Audit.Read(rows, 1)[0].Detail);
        Assert.Equal(64, test.Store.Mailboxes.All().Single().LastUid);
        Assert.All(test.Store.Intake.NextToRead(100), mail => Assert.Equal(large, mail.Raw));
    }

    [Fact]
    public void Receive_FromAServer_IsOneTransactionWithNumberingAndSettlements()
    {
        long mailbox = test.Mailbox.Id;
        long first = test.Store.Intake.Receive(mailbox, 77, [Sample.Received(1)], [])[0]!.Value;
        test.Store.Filing.File(new FiledMessage { MessageId = first, RunId = test.Run, Mail = Sample.Mail(), Documents = [Sample.Body(Sample.Other())] });
        Assert.Equal([(1, true)], test.Store.Settlements.Pending(mailbox, 77, 10));
        Assert.Equal((77, 1), (test.Mailbox.UidValidity, test.Mailbox.LastUid));
        test.Tamper("CREATE TRIGGER broken BEFORE INSERT ON message_raw BEGIN SELECT RAISE(ABORT, 'broken'); END");
        Assert.ThrowsAny<Exception>(() => test.Store.Intake.Receive(mailbox, 78, [Sample.Received(1) with { UidValidity = 78 }], []));
        Assert.ThrowsAny<Exception>(() => test.Store.Intake.Receive(mailbox, 77, [Sample.Received(2)], [1]));
        Assert.Equal([(1, true)], test.Store.Settlements.Pending(mailbox, 77, 10));
        Assert.Equal((77, 1), (test.Mailbox.UidValidity, test.Mailbox.LastUid));
        test.Tamper("DROP TRIGGER broken");
        Assert.NotNull(test.Store.Intake.Receive(mailbox, 77, [Sample.Received(2)], [1])[0]);
        Assert.Empty(test.Store.Settlements.Pending(mailbox, 77, 10));
        Assert.Empty(test.Store.Intake.Receive(mailbox, 77, [], []));
    }

    [Fact]
    public void Receive_AgainChangesNothing()
    {
        long mailbox = test.Mailbox.Id;
        long first = test.Receive(Sample.Received(1));
        long rows = test.Store.Audit.Verify().Rows;
        Assert.Null(test.Store.Intake.Receive(mailbox, [Sample.Received(1, raw: "other bytes")])[0]);
        Assert.Equal(rows, test.Store.Audit.Verify().Rows);
        IReadOnlyList<long?> mixed = test.Store.Intake.Receive(mailbox, [Sample.Received(1), Sample.Received(2), Sample.Received(2)]);
        Assert.Equal([null, first + 1, null], mixed);
        Assert.Equal(2, test.Store.Intake.NextToRead(10).Count);
    }

    [Fact]
    public void Receive_KeepsMailboxesAndNumberingsApart()
    {
        Mailbox other = test.Store.Mailboxes.Get("folder:/var/mail/in", null);
        Assert.NotNull(test.Store.Intake.Receive(test.Mailbox.Id, [Sample.Received(1)])[0]);
        Assert.NotNull(test.Store.Intake.Receive(other.Id, [Sample.Received(1)])[0]);
        Assert.NotNull(test.Store.Intake.Receive(test.Mailbox.Id, [Sample.Received(1) with { UidValidity = 78 }])[0]);
    }

    [Fact]
    public void Receive_TellsFilesApartByTheirName()
    {
        ReceivedMail file = Sample.Received(1) with { Uid = null, UidValidity = 0, Identity = "new/Marktestname.eml", ReceivedSource = ReceivedSource.FileTime };
        Assert.NotNull(test.Store.Intake.Receive(test.Mailbox.Id, [file])[0]);
        Assert.Null(test.Store.Intake.Receive(test.Mailbox.Id, [file])[0]);
        Assert.NotNull(test.Store.Intake.Receive(test.Mailbox.Id, [file with { Identity = "new/other.eml" }])[0]);
        Assert.Equal(["new/Marktestname.eml", "new/other.eml"], test.Store.Intake.NextToRead(5).Select(m => m.Identity));
        Assert.Equal(0, test.Mailbox.LastUid);
    }

    [Fact]
    public void Receive_OfAMailWithoutBytes_QuarantinesItInTheSameTransaction()
    {
        Assert.Equal(0, test.Mailbox.LastUid);
        long rows = test.Store.Audit.Verify().Rows;
        var overLimit = new Unreadable(UnreadableKind.OverLimit, "The message has 99 bytes; the limit is 9.");
        long id = test.Receive(Sample.Received(1, raw: "") with { Missing = overLimit, StatedSize = 99 });
        MessageRecord message = test.Store.Messages.Everything(id);
        Assert.Equal((PipelineState.Quarantined, overLimit.Reason, 99L), (message.State, message.StateReason, message.Size));
        Assert.Equal(overLimit, Assert.Single(message.Quarantine).Unreadable);
        Assert.Equal(WorkReason.Unreadable, Assert.Single(message.WorkItems).Reason);
        Assert.Empty(test.Store.Intake.NextToRead(10));
        Assert.Equal(
            [AuditAction.MessageQuarantined, AuditAction.MessagesReceived], test.Store.Audit.Read(rows, 10).Select(row => row.Action));
    }

    [Fact]
    public void Receive_ThatFailsAtTheQuarantine_StoresNothing()
    {
        long mailbox = test.Mailbox.Id;
        test.Tamper("CREATE TRIGGER broken BEFORE INSERT ON quarantine BEGIN SELECT RAISE(ABORT, 'broken'); END");
        ReceivedMail large = Sample.Received(1, raw: "") with { Missing = new Unreadable(UnreadableKind.OverLimit, "Too large.") };
        Assert.ThrowsAny<Exception>(() => test.Store.Intake.Receive(mailbox, [large]));
        Assert.Empty(test.Store.Summaries.Count().Messages);
        Assert.Equal(0, test.Mailbox.LastUid);
    }

    [Fact]
    public void Retry_OfAMailWithoutBytes_IsRefused()
    {
        long id = test.Receive(Sample.Received(1, raw: "") with { Missing = new Unreadable(UnreadableKind.OverLimit, "Too large.") });
        Assert.False(test.Store.Aside.Retry(id, "admin"));
        Assert.Equal(PipelineState.Quarantined, test.Store.Messages.Everything(id).State);
    }

    [Fact]
    public void NextToRead_HandsOutWhatIsNoHistoryFirstAndOldestFirst()
    {
        using var old = new TestStore(queueFrom: TestStore.Start.AddDays(-14));
        long history = old.Receive(Sample.Received(1, at: TestStore.Start.AddDays(-20)));
        long late = old.Receive(Sample.Received(2, at: TestStore.Start.AddHours(-1)));
        long early = old.Receive(Sample.Received(3, at: TestStore.Start.AddHours(-2)));
        Assert.Equal([early, late, history], old.Store.Intake.NextToRead(10).Select(m => m.MessageId));
        Assert.Equal([early], old.Store.Intake.NextToRead(1).Select(m => m.MessageId));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2_999, 1)]
    [InlineData(3_000, 2)]
    [InlineData(5_999, 2)]
    [InlineData(6_000, 3)]
    public void NextToRead_HandsOutSoManyBytesAtATime(long bytes, int mails)
    {
        foreach (int uid in new[] { 1, 2, 3 })
        {
            test.Receive(Sample.Received(uid) with { Raw = new byte[1_000 * uid] });
        }

        Assert.Equal(new long[] { 1, 2, 3 }.Take(mails), test.Store.Intake.NextToRead(16, bytes).Select(m => m.MessageId));
        Assert.Equal([1_000], test.Store.Intake.NextToRead(1, bytes).Select(m => m.Raw.Length));
    }

    [Fact]
    public void NextToRead_HoldsBackWhatFailedUntilItIsDue()
    {
        long id = test.Receive(Sample.Received(1));
        Assert.Equal(1, test.Store.Aside.Postpone(id, "The disk was full.", TestStore.Start.AddMinutes(5)));
        Assert.Empty(test.Store.Intake.NextToRead(10));
        Assert.Equal(TestStore.Start.AddMinutes(5), test.Store.Intake.NextAttempt());
        test.Time.Now = TestStore.Start.AddMinutes(5);
        StoredMail mail = test.Store.Intake.NextToRead(10).Single();
        Assert.Equal(1, mail.Attempts);
        Assert.Equal(TestStore.Start.AddMinutes(-10), mail.ReceivedAt);
        Assert.Equal(2, test.Store.Aside.Postpone(id, "The disk was full.", TestStore.Start.AddHours(1)));
    }

    [Fact]
    public void PurgeRaw_DeletesOnlyWhatIsDoneAndPastItsDays()
    {
        (long done, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Other())] });
        long unread = test.Receive(Sample.Received(2));
        long quarantined = test.Receive(Sample.Received(3));
        test.Store.Aside.Quarantine(quarantined, Sample.Unreadable("", UnreadableKind.Damaged).Unreadable);
        test.Time.Now = TestStore.Start + test.Options.KeepRaw - TimeSpan.FromSeconds(1);
        Assert.Equal(0, test.Store.Intake.PurgeRaw());
        test.Time.Now = TestStore.Start + test.Options.KeepRaw;
        Assert.Equal(1, test.Store.Intake.PurgeRaw());
        Assert.Null(test.Store.Intake.Raw(done));
        Assert.NotNull(test.Store.Intake.Raw(unread));
        Assert.NotNull(test.Store.Intake.Raw(quarantined));
        Assert.Equal(Sample.LetterText, test.Store.Messages.Everything(done).Documents[0].Text.Text);
    }

    [Fact]
    public void UseUidValidity_BeginsANewNumberingAndFindsBackToAnOldOne()
    {
        Mailbox mailbox = test.Store.Mailboxes.UseUidValidity(test.Mailbox.Id, 77);
        test.Receive(Sample.Received(5));
        Assert.Equal(5, test.Mailbox.LastUid);
        long rows = test.Store.Audit.Verify().Rows;
        Assert.Equal(0, test.Store.Mailboxes.UseUidValidity(mailbox.Id, 78).LastUid);
        Assert.Equal("from=77;to=78", test.Store.Audit.Read(rows, 1)[0].Detail);
        Assert.Equal(5, test.Store.Mailboxes.UseUidValidity(mailbox.Id, 77).LastUid);
    }

    [Fact]
    public void Mailbox_ReadsBackAsWritten()
    {
        using var old = new TestStore(queueFrom: TestStore.Start.AddDays(-14));
        Mailbox mailbox = old.Store.Mailboxes.UseUidValidity(old.Mailbox.Id, 77);
        old.Receive(Sample.Received(9));
        old.Time.Now = TestStore.Start.AddMinutes(1);
        old.Store.Mailboxes.Report(mailbox.Id, MailboxState.Refused, "The server refuses the login.");
        old.Store.Work.AcceptHistory(mailbox.Id, "nurse1");
        var expected = new Mailbox
        {
            Id = mailbox.Id,
            Source = "imaps://mail.example/INBOX",
            UidValidity = 77,
            LastUid = 9,
            State = MailboxState.Refused,
            StateReason = "The server refuses the login.",
            StateAt = TestStore.Start.AddMinutes(1),
            QueueFrom = TestStore.Start.AddDays(-14),
            HistoryAcceptedAt = TestStore.Start.AddMinutes(1),
            HistoryAcceptedBy = "nurse1",
        };
        Assert.Equal(expected, old.Store.Mailboxes.Find(mailbox.Source));
        Assert.Equal(expected, old.Store.Mailboxes.Get(mailbox.Source, TestStore.Start));
        Assert.Null(old.Store.Mailboxes.Find("elsewhere"));
    }
}
