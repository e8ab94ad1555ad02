using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Outgoing;

public sealed class DraftsTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Show_MakesOneDraftOfTheCategoryANurseGave()
    {
        (long message, long item) = test.Message(1);
        Assert.Equal("infection", test.Store.Drafts.Show(message, Begin).Category);

        (long other, long otherItem) = test.Message(2);
        test.Store.Work.Regrade(otherItem, Urgency.Routine, "nurse1", null, "appointment_admin");
        DraftView draft = test.Store.Drafts.Show(other, Begin);

        Assert.Equal(("appointment_admin", "Your message", "Words of appointment_admin {{name}}", null), (draft.Category, draft.Subject, draft.Text, draft.Note));
        Assert.Equal(draft.Id, test.Store.Drafts.Show(other, Begin).Id);
        Assert.Throws<StoreException>(() => test.Store.Drafts.Show(99, Begin));
        Assert.NotEqual(item, otherItem);
    }

    [Fact]
    public void Show_AnswersAnEmergencyAsOneWhateverItIsAbout()
    {
        (long message, long item) = test.Message(1);
        test.Store.Work.Regrade(item, Urgency.Emergency, "nurse1", null, "bladder_bowel");
        DraftView draft = test.Store.Drafts.Show(message, Begin);

        Assert.Equal(("bladder_bowel", "Words of emergency {{name}}"), (draft.Category, draft.Text));
    }

    [Fact]
    public void Sending_IsTheAnswerOfAPersonAndGoesOnce()
    {
        (long message, long item) = Known();
        test.Store.Drafts.Show(message, Begin);
        test.Store.Drafts.Edit(message, "Dear Pat, Marktestwords", "nurse1", Begin);

        OutboxMail mail = Send(message);

        Assert.Equal((OutboxKind.Reply, OutboxState.Sending, PatientMail.Address, "Dear Pat, Marktestwords", "nurse1"), (mail.Kind, mail.State, mail.Recipient, mail.Text, mail.CreatedBy));
        Assert.Contains("being sent", Refused(message), StringComparison.Ordinal);
        test.Store.Outbox.Sent(mail.Id);
        Assert.Contains("it was sent", Refused(message), StringComparison.Ordinal);
        Assert.Equal(NurseAction.Answered, Assert.Single(test.Store.Decisions.OfWorkItem(item)).Action);

        DraftView next = test.Store.Drafts.Edit(message, "One thing more", "nurse2", Begin);
        Assert.Equal(("One thing more", "nurse2", null), (next.Text, next.EditedBy, next.Sending));
        Assert.Equal("One thing more", Send(message).Text);
    }

    [Fact]
    public void Edit_OfAnotherSinceTheDraftWasSeenIsNotOverwritten()
    {
        (long message, _) = Known();
        Assert.Null(test.Store.Drafts.Find(message));
        DraftView seen = test.Store.Drafts.Show(message, Begin);
        Assert.Equal((seen.Stamp, PatientMail.Address, seen.Id), (test.Store.Drafts.Find(message)!.Stamp, seen.Recipient, test.Store.Drafts.Find(message)!.Id));
        test.Time.Now += TimeSpan.FromSeconds(1);
        DraftView edited = test.Store.Drafts.Edit(message, "Dear Pat", "nurse2", Begin, seen.Stamp);
        StoreException refused = Assert.Throws<StoreException>(() => test.Store.Drafts.Edit(message, "Hello Pat", "nurse1", Begin, seen.Stamp));
        Assert.StartsWith("nurse2 changed the answer", refused.Message, StringComparison.Ordinal);
        Assert.Contains("nurse2 changed it", Assert.Throws<StoreException>(() => test.Store.Drafts.BeginSending(message, "team@trust.example", "nurse1", false, false, seen.Stamp)).Message, StringComparison.Ordinal);
        Assert.Equal("Dear Pat", test.Store.Drafts.BeginSending(message, "team@trust.example", "nurse1", false, false, edited.Stamp).Text);
    }

    [Fact]
    public void Sending_ThatMayHaveCome_IsNotRepeatedUnlessAPersonSaysSo()
    {
        (long message, _) = Known();
        test.Store.Drafts.Edit(message, "Hello", "nurse1", Begin);
        OutboxMail mail = Send(message);
        test.Store.Outbox.Unsure(mail.Id, "acceptance");

        Assert.Contains("not known", Refused(message), StringComparison.Ordinal);
        Assert.Throws<StoreException>(() => test.Store.Drafts.Edit(message, "Other words", "nurse1", Begin));
        OutboxMail again = test.Store.Drafts.BeginSending(message, "team@example.org", "nurse1", despiteRestriction: false, again: true);

        Assert.NotEqual(mail.Id, again.Id);
        Assert.Contains(test.Store.Audit.Read(0, 1000), row => row is { Action: AuditAction.DraftSent, Actor: "nurse1" } && row.Detail!.EndsWith(";again=1", StringComparison.Ordinal));
    }

    [Fact]
    public void Sending_ThatFailed_MayBeTriedAgain()
    {
        (long message, _) = Known();
        test.Store.Drafts.Edit(message, "Hello", "nurse1", Begin);
        test.Store.Outbox.Failed(Send(message).Id, "connect");

        Assert.Equal("Better words", test.Store.Drafts.Edit(message, "Better words", "nurse1", Begin).Text);
        Assert.Equal("Better words", Send(message).Text);
    }

    [Fact]
    public void Sending_NeedsEveryGapFilledAndAConfirmedAddress()
    {
        (long message, _) = test.Message(1);
        Assert.Contains("has no draft", Refused(message), StringComparison.Ordinal);
        test.Store.Drafts.Show(message, Begin);
        Assert.Contains("not filled in", Refused(message), StringComparison.Ordinal);
        test.Store.Drafts.Edit(message, "Hello", "nurse1", Begin);
        Assert.Contains("linked to no patient", Refused(message), StringComparison.Ordinal);

        test.Patient();
        (long known, _) = test.Message(2);
        test.Store.Drafts.Edit(known, "Hello", "nurse1", Begin);
        Assert.Contains("confirmed", Refused(known), StringComparison.Ordinal);
        Assert.Empty(test.Store.Outbox.Answering(known));
    }

    [Fact]
    public void Restriction_IsTheFirstLineAndNeedsAReason()
    {
        (long message, _) = Known();
        long restriction = test.Store.Restrictions.Place(test.Store.Messages.Everything(message).Documents[0].Id, new TextSpan(0, 5), TextField.Text, "nurse1")!.Value;
        DraftView draft = test.Store.Drafts.Edit(message, "Hello", "nurse1", Begin);

        Assert.StartsWith($"CONTACT RESTRICTION {restriction} ", draft.Note, StringComparison.Ordinal);
        Assert.Equal([restriction], test.Store.Drafts.RestrictionsOn(message));
        Assert.Contains($"restriction {restriction} stands", Refused(message), StringComparison.Ordinal);
        OutboxMail mail = test.Store.Drafts.BeginSending(message, "team@example.org", "nurse1", despiteRestriction: true, again: false);
        Assert.Equal("Hello", mail.Text);
        Assert.Contains(test.Store.Audit.Read(0, 1000), row => row.Action == AuditAction.DraftSent && row.Detail!.Contains("despite=contact_restriction", StringComparison.Ordinal));
    }

    [Fact]
    public void Safeguarding_IsNamedAtOnce()
    {
        (long message, _) = Known(Sample.Message(Urgency.SameDay, "safeguarding"));

        Assert.StartsWith("SAFEGUARDING", test.Store.Drafts.Show(message, Begin).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_AreEncrypted()
    {
        (long message, _) = Known();
        test.Store.Drafts.Edit(message, "Dear Marktestname", "nurse1", Begin);
        Send(message);
        test.Close();

        Assert.True(File.ReadAllBytes(test.Options.Path).AsSpan().IndexOf("Marktest"u8) < 0);
        Assert.True(File.ReadAllBytes(test.Options.Path).AsSpan().IndexOf("pat@example.org"u8) < 0);
    }

    private static DraftText Begin(string category) => new("Your message", $"Words of {category} {{{{name}}}}");

    private (long MessageId, long WorkItem) Known(Clinical.DocumentAnalysis? analysis = null)
    {
        test.Patient();
        test.Confirm();
        return test.Message(1, analysis);
    }

    private OutboxMail Send(long message) => test.Store.Drafts.BeginSending(message, "team@example.org", "nurse1", despiteRestriction: false, again: false);

    private string Refused(long message) => Assert.Throws<StoreException>(() => Send(message)).Message;
}
