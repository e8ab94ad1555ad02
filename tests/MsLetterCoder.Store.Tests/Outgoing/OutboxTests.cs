using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Outgoing;

public sealed class OutboxTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Take_ThatIsCutOff_IsUnsureAndNeverTakenAgain()
    {
        OutboxMail mail = Taken();
        test.Reopen();
        Assert.Equal(0, test.Store.Outbox.MarkInterrupted(Longest));
        Assert.Null(test.Store.Outbox.Take());

        test.Time.Now += Longest;
        Assert.Equal(1, test.Store.Outbox.MarkInterrupted(Longest));

        Assert.Equal((OutboxState.Unsure, "interrupted"), (test.Store.Outbox.Get(mail.Id).State, test.Store.Outbox.Get(mail.Id).StateReason));
        test.Time.Now += TimeSpan.FromDays(1);
        Assert.Null(test.Store.Outbox.Take());
        Assert.Equal(mail.Id, Assert.Single(test.Store.Outbox.In(OutboxState.Unsure, 10)).Id);
    }

    [Fact]
    public void Sender_KnowsBetterThanWhoMarkedItAsCutOff()
    {
        OutboxMail mail = Taken();
        test.Time.Now += Longest;
        test.Store.Outbox.MarkInterrupted(Longest);

        test.Store.Outbox.Sent(mail.Id);

        Assert.Equal(OutboxState.Sent, test.Store.Outbox.Get(mail.Id).State);
        Assert.Throws<StoreException>(() => test.Store.Outbox.Sent(mail.Id));
        Assert.Throws<StoreException>(() => test.Store.Outbox.Failed(mail.Id, "late"));
    }

    [Fact]
    public void PutOff_IsTakenAgainWhenItsTimeHasComeUnderTheSameId()
    {
        OutboxMail mail = Taken();
        test.Store.Outbox.PutOff(mail.Id, "recipient,451,4.3.0", test.Time.Now.AddMinutes(1));
        Assert.Null(test.Store.Outbox.Take());

        test.Time.Now += TimeSpan.FromMinutes(1);
        OutboxMail again = test.Store.Outbox.Take()!;

        Assert.Equal((mail.Id, mail.MailId, 2, "recipient,451,4.3.0"), (again.Id, again.MailId, again.Attempts, again.StateReason));
    }

    [Fact]
    public void Audit_TellsEachStep()
    {
        OutboxMail mail = Taken();
        test.Store.Outbox.PutOff(mail.Id, "connect", test.Time.Now);
        test.Store.Outbox.Failed(test.Store.Outbox.Take()!.Id, "recipient,550,5.1.1");

        Assert.Equal(
            [AuditAction.MailQueued, AuditAction.MailSending, AuditAction.MailPutOff, AuditAction.MailSending, AuditAction.MailFailed],
            test.Store.Audit.Read(0, 1000).Where(row => row.Entity == "outbox").Select(row => row.Action));
        Assert.Equal(WorkState.Waiting, test.Store.Work.Open(Desk.Nurse, 1)[0].State);
    }

    private OutboxMail Taken()
    {
        test.Patient();
        test.Confirm();
        test.Message(1);
        test.Store.Acknowledgements.Plan(new AcknowledgementRules { Subject = "s", Text = "t", From = "team@example.org", Again = TimeSpan.FromHours(1) });
        return test.Store.Outbox.Take()!;
    }
}
