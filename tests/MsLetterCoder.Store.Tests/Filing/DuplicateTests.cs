using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Records;

namespace MsLetterCoder.Store.Tests.Filing;

public sealed class DuplicateTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void File_FilesASecondDeliveryOnceAndQueuesItOnce()
    {
        (long first, _) = File(1, Sample.Mail("id-1", "aaaa"));
        (long second, FilingOutcome outcome) = File(2, Sample.Mail("id-1", "aaaa"));
        (long third, FilingOutcome again) = File(3, Sample.Mail("id-1", "aaaa"));
        Assert.Equal((PipelineState.Done, first, null), (outcome.State, outcome.DuplicateOf!.Value, outcome.LooksLike));
        Assert.Equal(first, again.DuplicateOf);
        MessageRecord duplicate = test.Store.Messages.Everything(second);
        Assert.Equal(first, duplicate.DuplicateOf);
        Assert.Empty(duplicate.Documents);
        Assert.Empty(duplicate.WorkItems);
        Assert.Equal("Clinic letter Marktestsubject", duplicate.Subject);
        Assert.Equal(2, test.Store.Summaries.Count().Duplicates);
        Assert.True(third > second);
    }

    [Fact]
    public void File_RecognisesDeliveriesAfterAUidValidityChange()
    {
        (long first, _) = File(1, Sample.Mail("id-1", "aaaa"));
        test.Store.Mailboxes.UseUidValidity(test.Mailbox.Id, 78);
        long again = test.Receive(Sample.Received(1) with { UidValidity = 78 });
        Assert.Equal(first, test.Store.Filing.File(new FiledMessage { MessageId = again, RunId = test.Run, Mail = Sample.Mail("id-1", "aaaa"), Documents = [Document()] }).DuplicateOf);
    }

    [Theory]
    [InlineData("id-1", "bbbb", "other words", "x@example.org")]
    [InlineData("id-2", "aaaa", "other words", "x@example.org")]
    [InlineData(null, "aaaa", "other words", "x@example.org")]
    [InlineData("id-2", "bbbb", "I've  fallen\nAGAIN", "PAT@example.org")]
    [InlineData(null, "bbbb", "I've fallen again", "pat@example.org")]
    public void File_QueuesWhatOnlyLooksAlike(string? messageId, string contentHash, string body, string from)
    {
        (long first, _) = File(1, Sample.Mail("id-1", "aaaa", "I've fallen again"));
        (long second, FilingOutcome outcome) = File(2, Sample.Mail(messageId, contentHash, body, from));
        Assert.Equal((null, first), (outcome.DuplicateOf, outcome.LooksLike!.Value));
        MessageRecord message = test.Store.Messages.Everything(second);
        Assert.Equal(first, message.LooksLike);
        Assert.Single(message.WorkItems);
    }

    [Theory]
    [InlineData("id-2", "bbbb", "I've fallen again", "other@example.org")]
    [InlineData("id-2", "bbbb", "I've fallen twice", "pat@example.org")]
    public void File_SeesNoLikenessInAnotherMail(string messageId, string contentHash, string body, string from)
    {
        File(1, Sample.Mail("id-1", "aaaa", "I've fallen again"));
        (_, FilingOutcome outcome) = File(2, Sample.Mail(messageId, contentHash, body, from));
        Assert.Equal((null, null), (outcome.DuplicateOf, outcome.LooksLike));
    }

    [Fact]
    public void File_NeverTakesAMailThatIsReadAgainForADuplicateOfItsDuplicate()
    {
        (long first, _) = test.File(
            Sample.Received(1), m => m with { Mail = Sample.Mail("id-1", "aaaa"), Documents = [Document()], Unreadable = [Sample.Unreadable("2", UnreadableKind.WaitingForTool)] });
        (_, FilingOutcome second) = File(2, Sample.Mail("id-1", "aaaa"));
        Assert.Equal(first, second.DuplicateOf);
        test.Store.Aside.ReleaseWaiting();
        FilingOutcome again = test.Store.Filing.File(new FiledMessage
        {
            MessageId = first,
            RunId = test.Run,
            Mail = Sample.Mail("id-1", "aaaa"),
            Documents = [Document(), Sample.Attachment("2", Sample.Letter())],
        });
        Assert.Equal((null, 1), (again.DuplicateOf, again.Documents.Count));
    }

    [Fact]
    public void File_NamesTheDeliveryThatWasFiledWhereALaterOneWasReadFirst()
    {
        long first = test.Receive(Sample.Received(1));
        (long second, _) = File(2, Sample.Mail("id-1", "aaaa"));
        FilingOutcome late = test.Store.Filing.File(new FiledMessage { MessageId = first, RunId = test.Run, Mail = Sample.Mail("id-1", "aaaa"), Documents = [Document()] });
        (_, FilingOutcome third) = File(3, Sample.Mail("id-1", "aaaa"));
        Assert.Equal((second, second), (late.DuplicateOf!.Value, third.DuplicateOf!.Value));
    }

    [Fact]
    public void File_KeepsItsVerdictWhereAMailIsReadAgain()
    {
        (long first, _) = test.File(
            Sample.Received(1),
            m => m with { Mail = Sample.Mail("id-1", "aaaa", "I've fallen again"), Documents = [Document()], Unreadable = [Sample.Unreadable("2", UnreadableKind.WaitingForTool)] });
        (_, FilingOutcome second) = File(2, Sample.Mail("id-2", "bbbb", "I've fallen again"));
        Assert.Equal(first, second.LooksLike);
        test.Store.Aside.ReleaseWaiting();
        FilingOutcome again = test.Store.Filing.File(
            new FiledMessage { MessageId = first, RunId = test.Run, Mail = Sample.Mail("id-1", "aaaa", "I've fallen again"), Documents = [Document(), Sample.Attachment("2", Sample.Letter())] });
        Assert.Null(again.LooksLike);
        Assert.Null(test.Store.Messages.Everything(first).LooksLike);
    }

    private static FiledDocument Document() => Sample.Body(Sample.Message(Urgency.Soon));

    private (long MessageId, FilingOutcome Outcome) File(long uid, IncomingMessage mail) => test.File(Sample.Received(uid), m => m with { Mail = mail, Documents = [Document()] });
}
