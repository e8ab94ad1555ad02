using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Outgoing;

namespace MsLetterCoder.Store.Tests.Outgoing;

public sealed class AcknowledgementsTests : IDisposable
{
    private static readonly AcknowledgementRules Rules = new() { Subject = "We have your message", Text = "Marktestanswer", From = "team@hospital.example", Again = TimeSpan.FromHours(24) };

    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Plan_QueuesOneForAConfirmedAddress()
    {
        Known();
        (long message, _) = test.Message(1);

        Assert.Equal(1, test.Store.Acknowledgements.Plan(Rules));
        Assert.Equal(0, test.Store.Acknowledgements.Plan(Rules));

        OutboxMail mail = test.Store.Outbox.Take()!;
        Assert.Equal(
            (OutboxKind.Acknowledgement, message, PatientMail.Address, "We have your message", "Marktestanswer", "id-1@example.org", "worker", OutboxState.Sending, 1),
            (mail.Kind, mail.Answers, mail.Recipient, mail.Subject, mail.Text, mail.InReplyTo, mail.CreatedBy, mail.State, mail.Attempts));
        Assert.Equal(["first@example.org", "earlier@example.org"], mail.References);
        Assert.EndsWith("@hospital.example", mail.MailId, StringComparison.Ordinal);
        Assert.Null(test.Store.Outbox.Take());
    }

    [Theory]
    [InlineData(AcknowledgementDecision.AutomaticMail, "auto-reply")]
    [InlineData(AcknowledgementDecision.AutomaticMail, "headers forbid")]
    [InlineData(AcknowledgementDecision.OtherReplyAddress, "reply-to")]
    [InlineData(AcknowledgementDecision.OtherReplyAddress, "from the team")]
    public void Plan_LeavesOutWhatMustNotBeAnswered(AcknowledgementDecision expected, string what)
    {
        Known();
        (long message, _) = test.Message(1, shape: mail => what switch
        {
            "auto-reply" => mail with { Automatic = AutomaticKind.AutoReply },
            "headers forbid" => mail with { MayBeAnsweredByMachine = false },
            "reply-to" => mail with { ReplyTo = [new EmailAddress(null, "Pat@example.org"), new EmailAddress(null, "other@example.org")] },
            _ => mail,
        });

        Assert.Equal(0, test.Store.Acknowledgements.Plan(what == "from the team" ? Rules with { From = "PAT@example.org" } : Rules));
        Assert.Equal(expected, test.Store.Acknowledgements.Of(message));
    }

    [Fact]
    public void Plan_AnswersASameReplyTo()
    {
        Known();
        test.Message(1, shape: mail => mail with { ReplyTo = [new EmailAddress("Pat", "PAT@example.org")] });

        Assert.Equal(1, test.Store.Acknowledgements.Plan(Rules));
    }

    [Fact]
    public void Plan_NeedsAPatientAndAnAddressThatANurseHasConfirmed()
    {
        (long stranger, _) = test.Message(1);
        test.Patient();
        (long unconfirmed, _) = test.Message(2);

        Assert.Equal(0, test.Store.Acknowledgements.Plan(Rules));
        Assert.Equal(
            (AcknowledgementDecision.NoPatient, AcknowledgementDecision.AddressNotConfirmed), (test.Store.Acknowledgements.Of(stranger), test.Store.Acknowledgements.Of(unconfirmed)));
    }

    [Fact]
    public void Plan_BelievesTheMailServerThatTheSenderIsAnother()
    {
        Known();
        (long message, _) = test.Message(1);
        test.Tamper("UPDATE message SET sender_check = 'fail'");

        Assert.Equal(0, test.Store.Acknowledgements.Plan(Rules));
        Assert.Equal(AcknowledgementDecision.SenderCheckFailed, test.Store.Acknowledgements.Of(message));
    }

    [Fact]
    public void Plan_SendsNothingWhereAContactRestrictionStands()
    {
        Known();
        (long first, _) = test.Message(1);
        long document = test.Store.Messages.Everything(first).Documents[0].Id;
        long restriction = test.Store.Restrictions.Place(document, new TextSpan(0, 5), TextField.Text, "nurse1")!.Value;
        (long second, _) = test.Message(2);

        Assert.Equal(0, test.Store.Acknowledgements.Plan(Rules));
        Assert.Equal(AcknowledgementDecision.ContactRestriction, test.Store.Acknowledgements.Of(second));

        test.Store.Restrictions.Lift(restriction, "nurse1");
        test.Message(3);
        Assert.Equal(1, test.Store.Acknowledgements.Plan(Rules));
    }

    [Theory]
    [InlineData("safeguarding")]
    [InlineData("immediate_danger")]
    [InlineData("death_reported")]
    public void Plan_SendsNothingWhereSafeguardingStandsInAnyMessageOfThePatient(string flag)
    {
        Known();
        (long flagged, _) = test.Message(1, Sample.Message(Urgency.SameDay, flag));
        (long later, _) = test.Message(2);

        Assert.Equal(0, test.Store.Acknowledgements.Plan(Rules));
        Assert.Equal((AcknowledgementDecision.WithheldFlag, AcknowledgementDecision.WithheldFlag), (test.Store.Acknowledgements.Of(flagged), test.Store.Acknowledgements.Of(later)));
    }

    [Fact]
    public void Plan_GivesASenderOneInATime()
    {
        Known();
        test.Message(1);
        Assert.Equal(1, test.Store.Acknowledgements.Plan(Rules));
        (long soonAfter, _) = test.Message(2);
        Assert.Equal(0, test.Store.Acknowledgements.Plan(Rules));
        Assert.Equal(AcknowledgementDecision.RecentlyAcknowledged, test.Store.Acknowledgements.Of(soonAfter));

        test.Time.Now += TimeSpan.FromHours(25);
        test.Message(3);
        Assert.Equal(1, test.Store.Acknowledgements.Plan(Rules));
    }

    [Fact]
    public void Plan_LeavesOldMessagesAlone()
    {
        Known();
        test.Message(1);
        test.Time.Now += TimeSpan.FromHours(25);

        Assert.Equal(0, test.Store.Acknowledgements.Plan(Rules));
        Assert.Empty(test.Store.Acknowledgements.Counts());
    }

    private void Known()
    {
        test.Patient();
        test.Confirm();
    }
}
