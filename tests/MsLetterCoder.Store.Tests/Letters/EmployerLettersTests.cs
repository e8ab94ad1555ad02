using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Letters;

namespace MsLetterCoder.Store.Tests.Letters;

public sealed class EmployerLettersTests : IDisposable
{
    private const string Text = "Dear manager,\n\nI have marktiredness.\n";

    private const string Choices = """{"ticks":["falls","tiredness"],"person_name":"Marklename"}""";

    private static readonly LetterScope Scope = new(["falls", "tiredness"], true, "Pelorus Freight Ltd");

    private readonly TestStore test = new();
    private readonly long document;

    public EmployerLettersTests()
    {
        (long message, _) = test.File(Sample.Received(1), m => m with { Documents = [Sample.Body(Sample.Other()), Sample.Attachment("2", Sample.Letter())] });
        document = test.Store.Messages.Everything(message).Documents[1].Id;
    }

    [Fact]
    public void Release_WithConsent_IsRecordedAndAudited()
    {
        long preview = test.Store.EmployerLetters.Preview(document, Scope, Choices, Text, "nurse");
        long consent = test.Store.EmployerLetters.Consent(preview, "2026-11", TestStore.Start, TimeSpan.FromDays(30), "nurse");
        test.Store.EmployerLetters.Release(consent, document, Scope, Text, "docx", "nurse");
        LetterPreview seen = Assert.Single(test.Store.EmployerLetters.Previews(document));
        Assert.Equal((preview, document, Text, "nurse", TestStore.Start), (seen.Id, seen.DocumentId, seen.Text, seen.MadeBy, seen.MadeAt));
        Assert.Equal(Scope.Ticks, seen.Scope.Ticks);
        Assert.Equal((true, Scope.Employer), (seen.Scope.NamesCondition, seen.Scope.Employer));
        LetterConsent given = test.Store.EmployerLetters.Find(consent)!;
        Assert.Equal((preview, "2026-11", TestStore.Start, TestStore.Start, "nurse", TestStore.Start.AddDays(30)), (given.PreviewId, given.Wording, given.GivenAt, given.RecordedAt, given.RecordedBy, given.ExpiresAt));
        Assert.Equal(Choices, test.Store.EmployerLetters.FindPreview(preview)!.Choices);
        LetterRelease out_ = Assert.Single(test.Store.EmployerLetters.Releases(document));
        Assert.Equal((consent, "docx", TestStore.Start, "nurse"), (out_.ConsentId, out_.Form, out_.ReleasedAt, out_.ReleasedBy));
        Assert.Equal(consent, Assert.Single(test.Store.EmployerLetters.Consents(document)).Id);
        Assert.Empty(test.Store.EmployerLetters.Releases(document + 1));
        Assert.Equal([AuditAction.LetterPreviewed, AuditAction.LetterConsentRecorded, AuditAction.LetterReleased],
            test.Store.Audit.Read(0, 100).Select(a => a.Action).Where(a => a.ToString().StartsWith("Letter", StringComparison.Ordinal)));
    }

    [Fact]
    public void Release_WithoutConsentThatHolds_IsRefused()
    {
        long preview = test.Store.EmployerLetters.Preview(document, Scope, Choices, Text, "nurse");
        Refused(7, Text, Scope);
        long consent = test.Store.EmployerLetters.Consent(preview, "2026-11", TestStore.Start, TimeSpan.FromDays(30), "nurse");
        Refused(consent, Text + "More.", Scope);
        Refused(consent, Text, Scope with { Employer = "Another Ltd" });
        Refused(consent, Text, Scope with { Ticks = ["bladder_leaks", "falls", "tiredness"] });
        Assert.True(test.Store.EmployerLetters.Withdraw(consent, "nurse"));
        Assert.False(test.Store.EmployerLetters.Withdraw(consent, "nurse"));
        Assert.Equal("nurse", test.Store.EmployerLetters.Find(consent)!.WithdrawnBy);
        Refused(consent, Text, Scope);
        long other = test.Store.EmployerLetters.Consent(preview, "2026-11", TestStore.Start, TimeSpan.FromMilliseconds(1), "nurse");
        test.Time.Now = TestStore.Start.AddSeconds(1);
        Refused(other, Text, Scope);
        Assert.Equal(0L, test.Tamper("SELECT count(*) FROM letter_release"));
    }

    [Fact]
    public void Consent_IsForALetterThatWasSeen_NotBeforeAndNotLater()
    {
        long preview = test.Store.EmployerLetters.Preview(document, Scope, Choices, Text, "nurse");
        Assert.Throws<StoreException>(() => test.Store.EmployerLetters.Consent(preview + 1, "2026-11", TestStore.Start, TimeSpan.FromDays(1), "nurse"));
        Assert.Throws<StoreException>(() => test.Store.EmployerLetters.Consent(preview, "2026-11", TestStore.Start.AddDays(-1), TimeSpan.FromDays(1), "nurse"));
        Assert.Throws<StoreException>(() => test.Store.EmployerLetters.Consent(preview, "2026-11", TestStore.Start.AddDays(1), TimeSpan.FromDays(1), "nurse"));
        Assert.Throws<StoreException>(() => test.Store.EmployerLetters.Preview(document + 99, Scope, Choices, Text, "nurse"));
    }

    [Fact]
    public void WhatWasShown_IsEncrypted_AndNeverChanged()
    {
        test.Store.EmployerLetters.Preview(document, Scope, Choices, Text, "nurse");
        Assert.Equal(0L, test.Tamper("SELECT count(*) FROM letter_preview WHERE instr(CAST(text AS TEXT), 'marktiredness') OR instr(CAST(scope AS TEXT), 'tiredness') OR instr(CAST(choices AS TEXT), 'Marklename')"));
        Assert.ThrowsAny<Exception>(() => test.Tamper("UPDATE letter_preview SET made_by = 'somebody'"));
    }

    public void Dispose() => test.Dispose();

    private void Refused(long consent, string text, LetterScope scope) =>
        Assert.Throws<StoreException>(() => test.Store.EmployerLetters.Release(consent, document, scope, text, "docx", "nurse"));
}
