using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Records;

/// <summary>Each row type is written with values that are no defaults, and every one of them is read back.</summary>
public sealed class StoredMessagesTests : IDisposable
{
    private readonly TestStore test = new(queueFrom: TestStore.Start.AddDays(-1));

    public void Dispose() => test.Dispose();

    [Fact]
    public void Everything_ReadsAMessageBackAsWritten()
    {
        test.File(Sample.Received(1), m => m with { Mail = Sample.Mail("id-0", "0000"), Documents = [Sample.Body(Sample.Other())] });
        IncomingMessage mail = Sample.Mail();
        long id = test.Receive(Sample.Received(42, seen: true, at: TestStore.Start.AddDays(-3)) with { ReceivedSource = ReceivedSource.ReceivedHeader });
        test.Time.Now = TestStore.Start.AddSeconds(1);
        test.Store.Aside.Postpone(id, "The disk was full.", TestStore.Start.AddSeconds(2));
        Assert.Equal(TestStore.Start.AddSeconds(2), test.Store.Messages.Everything(id).NextAttemptAt);
        long run = test.Run;
        test.Store.Filing.File(new FiledMessage
        {
            MessageId = id,
            RunId = run,
            Mail = mail,
            Documents = [Sample.Body(Sample.Message(Urgency.SameDay, "uti_with_fever", "repeated_falls")), Sample.Attachment("2", Sample.Letter())],
            Unreadable = [Sample.Unreadable("3", UnreadableKind.WaitingForTool)],
        });
        MessageRecord message = test.Store.Messages.Everything(id);
        DateTimeOffset now = TestStore.Start.AddSeconds(1);
        Assert.Equal(
            Sample.Json(new MessageRecord
            {
                Id = id,
                MailboxId = test.Mailbox.Id,
                UidValidity = 77,
                Uid = 42,
                Identity = "42",
                ReceivedAt = TestStore.Start.AddDays(-3),
                ReceivedSource = ReceivedSource.ReceivedHeader,
                StoredAt = TestStore.Start,
                Size = Sample.Received(42).Raw.Length,
                Seen = true,
                History = true,
                State = PipelineState.Waiting,
                StateAt = now,
                StateReason = "The part cannot be read: waiting_for_tool.",
                Attempts = 1,
                NextAttemptAt = null,
                DuplicateOf = null,
                LooksLike = 1,
                SentAt = mail.Date!.Value.ToUniversalTime(),
                Subject = mail.Subject,
                From = mail.From,
                MessageId = mail.MessageId,
                InReplyTo = mail.InReplyTo,
                References = mail.References,
                Recipients = mail.Recipients,
                Evidence = mail.Evidence,
                TopReceived = mail.TopReceived,
                Automatic = AutomaticKind.Generated,
                Doubts = mail.Doubts,
                Documents = message.Documents,
                Quarantine = message.Quarantine,
                WorkItems = [],
            }),
            Sample.Json(message));
        FiledDocument body = Sample.Body(Sample.Message(Urgency.SameDay, "uti_with_fever", "repeated_falls"));
        FiledDocument attachment = Sample.Attachment("2", Sample.Letter());
        long patient = test.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Id;
        long bodyId = message.Documents[0].Id;
        Assert.Equal(Sample.Json(Expected(body, message.Documents[0], id, run, now, parent: null, patient: null)), Sample.Json(message.Documents[0]));
        Assert.Equal(Sample.Json(Expected(attachment, message.Documents[1], id, run, now, bodyId, patient)), Sample.Json(message.Documents[1]));
        Assert.Equal(Sample.Json(message.Documents[1]), Sample.Json(test.Store.Messages.Document(message.Documents[1].Id)));
    }

    [Fact]
    public void Everything_ReadsQuarantineBackAsWritten()
    {
        (long id, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Other())], Unreadable = [Sample.Unreadable("2.1", UnreadableKind.OverLimit)] });
        QuarantineRecord read = test.Store.Messages.Everything(id).Quarantine.Single();
        UnreadablePart part = Sample.Unreadable("2.1", UnreadableKind.OverLimit);
        var expected = new QuarantineRecord
        {
            Id = read.Id,
            MessageId = id,
            Part = "2.1",
            Unreadable = part.Unreadable,
            MediaType = part.MediaType,
            FileName = part.FileName,
            Size = part.Size,
            QuarantinedAt = TestStore.Start,
        };
        Assert.Equal(expected, read);
        Assert.True(test.Store.Aside.Release(read.Id, "nurse1"));
        Assert.Equal(expected with { ReleasedAt = TestStore.Start, ReleasedBy = "nurse1" }, test.Store.Messages.Everything(id).Quarantine.Single());
    }

    [Fact]
    public void Everything_ReadsWorkItemsBackAsWritten()
    {
        (long id, FilingOutcome outcome) = test.File(
            Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Message(Urgency.Routine))], Unreadable = [Sample.Unreadable("2", UnreadableKind.Encrypted)] });
        test.Time.Now = TestStore.Start.AddMinutes(3);
        test.Store.Work.Claim(outcome.WorkItems[0], "nurse1");
        long quarantine = test.Store.Messages.Everything(id).Quarantine.Single().Id;
        Assert.Equal(
            [
                new WorkItem
                {
                    Id = outcome.WorkItems[0],
                    Queue = Desk.Nurse,
                    Reason = WorkReason.Message,
                    MessageId = id,
                    DocumentId = outcome.Documents[0],
                    Urgency = Urgency.Routine,
                    DueAt = Sample.Due.Routine,
                    State = WorkState.Claimed,
                    CreatedAt = TestStore.Start,
                    StateAt = TestStore.Start.AddMinutes(3),
                    StateBy = "nurse1",
                },
                new WorkItem
                {
                    Id = outcome.WorkItems[1],
                    Queue = Desk.Nurse,
                    Reason = WorkReason.Encrypted,
                    MessageId = id,
                    QuarantineId = quarantine,
                    Urgency = Urgency.Soon,
                    DueAt = Sample.Due.Soon,
                    State = WorkState.Waiting,
                    CreatedAt = TestStore.Start,
                    StateAt = TestStore.Start,
                    StateBy = "worker",
                },
            ],
            test.Store.Messages.Everything(id).WorkItems);
    }

    [Fact]
    public void Run_IsStoredWithItsVersions()
    {
        Assert.Equal(1, test.Run);
        Assert.Equal(2, test.Run);
        Assert.Equal("0.1.0|builtin/3|kind|2|aa11|urgency|5|bb22", test.Tamper(
            """
            SELECT r.program_version || '|' || r.terminology_version || '|' || group_concat(m.name || '|' || m.version || '|' || m.hash, '|' ORDER BY m.name)
            FROM run r JOIN run_model m ON m.run_id = r.id WHERE r.id = 2 GROUP BY r.id
            """));
    }

    [Fact]
    public void Everything_OfNothingSaysSo()
    {
        Assert.Contains("999", Assert.Throws<StoreException>(() => test.Store.Messages.Everything(999)).Message, StringComparison.Ordinal);
        Assert.Contains("999", Assert.Throws<StoreException>(() => test.Store.Messages.Document(999)).Message, StringComparison.Ordinal);
    }

    private static DocumentRecord Expected(FiledDocument document, DocumentRecord read, long messageId, long run, DateTimeOffset now, long? parent, long? patient) => new()
    {
        Id = read.Id,
        MessageId = messageId,
        ParentId = parent,
        Part = document.Part,
        MediaType = document.MediaType,
        FileName = document.FileName,
        Text = document.Text,
        Subject = document.Subject,
        PatientId = patient,
        PatientBasis = patient is null ? null : PatientBasis.NhsNumber,
        StoredAt = now,
        AnalysisId = read.AnalysisId,
        RunId = run,
        AnalysedAt = now,
        Analysis = document.Analysis,
    };
}
