using System.Net;
using AngleSharp.Html.Dom;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Tests;

namespace MsLetterCoder.Review.Tests.Pages;

/// <summary>A nurse and a person write a letter to an employer.</summary>
public sealed class EmployerPageTests : IDisposable
{
    private const string Text = "Diagnosis: relapsing remitting multiple sclerosis. She has severe fatigue. She has urinary urgency. She has no tremor. She takes Tysabri. Her mother Marktestrelative had a stroke.";

    private readonly PageHost host = new();
    private readonly long patient;
    private readonly long letter;
    private readonly string to;

    public EmployerPageTests()
    {
        using var csv = new StringReader($"nhs_number,names,date_of_birth\n{Sample.NhsNumber},Zoë Marktest-Smith,1984-03-12\n9990000026,Ann Smith,1990-01-02\n");
        host.Held.Store.Patients.Import(csv, "setup");
        patient = host.Held.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Id;
        letter = host.File(Analysis(("multiple sclerosis", "ms", MentionContext.Present), ("fatigue", "fatigue", MentionContext.Present), ("urinary urgency", "urinary_urgency", MentionContext.Present), ("tremor", "tremor", MentionContext.Absent)), Text);
        to = $"/messages/patients/{patient}/letters/{letter}/employer";
    }

    private long Document => host.Held.Store.Coding.Letter(letter)!.Document.Id;

    private IEnumerable<AuditAction> Audited => host.Held.Store.Audit.Read(0, 1000).Where(e => e.Actor == "nina").Select(e => e.Action);

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Page_BeginsWithWhatIsUsualAndNothingSensitive()
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/patients/{patient}/letters/{letter}");
        Assert.NotNull(nina.Page.QuerySelector($"a[href='{to}']"));
        await nina.GoAsync(to);
        Assert.Equal(["tiredness"], Checked(nina, "tick"));
        Assert.NotNull(nina.Page.QuerySelector("fieldset.sensitive #tick-bladder_urgency[aria-describedby=caution-bladder]"));
        Assert.Contains("This tells your employer about your bladder.", nina.Page.QuerySelector("#caution-bladder")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Checked(nina, "name_condition"));
        Assert.Null(nina.Page.QuerySelector("#tick-tremor"));
        string draft = nina.Page.QuerySelector("#part-draft")!.TextContent;
        Assert.Contains("I have severe tiredness.", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("toilet", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("sclerosis", draft, StringComparison.Ordinal);
        Assert.Equal(2, nina.Page.QuerySelectorAll("#part-draft .draft-mark").Count(m => m.TextContent == "Draft, not for release"));
        Assert.Contains("The person has not yet confirmed as still true: I have tiredness.", draft, StringComparison.Ordinal);
        Assert.Contains("the clinic letter says “fatigue”", nina.Page.QuerySelector("#part-trace")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(AuditAction.RecordViewed, Audited);
        Assert.DoesNotContain("Markt", nina.Page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_FollowsWhatIsChosenAndKeepsNothing()
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync(to);
        List<KeyValuePair<string, string>> fields = Fields(nina);
        int rows = Audited.Count();
        nina.Client.DefaultRequestHeaders.Add("X-Part", "yes");
        await nina.PostAsync(to, [.. fields, new("tick", "bladder_urgency"), new("name_condition", "yes"), new("work", "driving")]);
        Assert.Null(nina.Page.QuerySelector("form"));
        string draft = nina.Page.QuerySelector("#part-draft")!.TextContent;
        Assert.Contains("toilet", draft, StringComparison.Ordinal);
        Assert.Contains("multiple sclerosis", draft, StringComparison.Ordinal);
        string[] asked = Checked(nina, "adjustment");
        Assert.True(asked.Length > 1);
        Assert.NotNull(nina.Page.QuerySelector("#part-asks-bladder_urgency [name=adjustment]"));
        Assert.Null(nina.Page.QuerySelector("#part-mode [name=by_hand]"));

        // A detail left out, an adjustment left out by hand.
        await nina.PostAsync(to, fields.Where(f => f.Key != "detail"));
        Assert.Contains("I have tiredness.", nina.Page.QuerySelector("#part-draft")!.TextContent, StringComparison.Ordinal);
        KeyValuePair<string, string> first = fields.First(f => f.Key == "adjustment");
        await nina.PostAsync(to, fields.Where(f => !f.Equals(first)));
        Assert.NotNull(nina.Page.QuerySelector("#part-mode [name=by_hand]"));
        Assert.DoesNotContain(first.Value, Checked(nina, "adjustment"));
        Assert.NotEmpty(Checked(nina, "adjustment"));
        await nina.PostAsync(to, [.. fields.Where(f => f.Key != "do" && !f.Equals(first)), new("by_hand", "yes"), new("do", "usual")]);
        Assert.Contains(first.Value, Checked(nina, "adjustment"));

        await nina.PostAsync(to, fields.Where(f => f.Key != "tick"));
        Assert.Contains("Nothing is ticked", nina.Text, StringComparison.Ordinal);
        Assert.Empty(host.Held.Store.EmployerLetters.Previews(Document));
        Assert.Equal(rows, Audited.Count());
    }

    [Fact]
    public async Task Letter_GoesOutWithConsentAloneAndExactlyAsItWasShown()
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        long preview = await ShowAsync(nina, new("confirmed", "tiredness"), new("person_name", "Robin Ashdown"), new("employer", "Kestrel Couriers"));
        Assert.Contains("Robin Ashdown", nina.Page.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It may go to the employer I have named, and to nobody else.", nina.Text, StringComparison.Ordinal);
        Assert.Contains("Access to Medical Reports Act 1988", nina.Text, StringComparison.Ordinal);
        Assert.Null(nina.Page.QuerySelector($"form[action='{to}/release']"));
        (string? name, string file) = await FileAsync(nina, $"{to}/draft", ("preview", $"{preview}"), ("form", "text"));
        Assert.Equal("employer-letter-2026-03-02-draft.txt", name);
        Assert.StartsWith("Draft, not for release", file, StringComparison.Ordinal);

        // Without consent nothing goes out, and a consent is said in full.
        await nina.PostAsync($"{to}/release", [Token(nina), new("preview", $"{preview}"), new("consent", "1"), new("form", "docx")]);
        Assert.Equal((HttpStatusCode.Conflict, "There is no consent to this letter: it is not released."), (nina.Status, nina.Fault));
        await nina.SendAsync($"{to}/consent");
        Assert.Contains("agreed. Nothing was recorded", nina.Fault, StringComparison.Ordinal);
        await nina.SendAsync($"{to}/consent", ("agreed", "yes"), ("given", "2026-03-03T09:00"));
        Assert.Contains("not later than now", nina.Fault, StringComparison.Ordinal);
        await nina.SendAsync($"{to}/consent", ("agreed", "yes"), ("given", "2026-03-02T09:15"), ("days", "400"));
        Assert.Contains("1 to 366 days", nina.Fault, StringComparison.Ordinal);
        Assert.Empty(host.Held.Store.EmployerLetters.Consents(Document));
        await nina.SendAsync($"{to}/consent", ("agreed", "yes"), ("given", "2026-03-02T09:15"), ("days", "30"));
        Assert.Equal($"{to}/shown?preview={preview}", nina.At);
        long consent = Assert.Single(host.Held.Store.EmployerLetters.Consents(Document)).Id;

        (name, file) = await FileAsync(nina, $"{to}/release", ("preview", $"{preview}"), ("consent", $"{consent}"), ("form", "text"));
        Assert.Equal("employer-letter-2026-03-02.txt", name);
        Assert.Equal(host.Held.Store.EmployerLetters.FindPreview(preview)!.Text, file);
        foreach ((string form, string start) in new[] { ("docx", "PK"), ("pdf", "%PDF") })
        {
            (name, file) = await FileAsync(nina, $"{to}/release", ("preview", $"{preview}"), ("consent", $"{consent}"), ("form", form));
            Assert.Equal($"employer-letter-2026-03-02.{form}", name);
            Assert.StartsWith(start, file, StringComparison.Ordinal);
        }

        // Taken back: nothing goes out any more.
        await nina.GoAsync($"{to}/shown?preview={preview}");
        await nina.SendAsync($"{to}/withdraw");
        await nina.PostAsync($"{to}/release", [Token(nina), new("preview", $"{preview}"), new("consent", $"{consent}"), new("form", "docx")]);
        Assert.Contains("was withdrawn", nina.Fault, StringComparison.Ordinal);
        Assert.Equal(3, host.Held.Store.EmployerLetters.Releases(Document).Count);
        await nina.GoAsync(to);
        string history = nina.Page.QuerySelector(".history")!.TextContent;
        Assert.All(["shown by nina, one matter, condition not named", "consent 1 recorded by nina", "released as docx by nina", "withdrawn, recorded by nina"], words => Assert.Contains(words, history, StringComparison.Ordinal));
        Assert.All([AuditAction.LetterPreviewed, AuditAction.LetterConsentRecorded, AuditAction.LetterReleased, AuditAction.LetterConsentWithdrawn], action => Assert.Contains(action, Audited));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("Ashdown", StringComparison.Ordinal) || line.Contains("tiredness", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Consent_IsRefusedToALetterWithADrugsNameOrWithoutThePersonsWord()
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync(to);
        string words = nina.Page.QuerySelector("#text")!.TextContent;
        long edited = await ShowAsync(nina, new("confirmed", "tiredness"), new("employer", "Kestrel Couriers"), new("text", words.Replace("short rest breaks", "short rest breaks for Tysabri", StringComparison.Ordinal)));
        Assert.Contains("“Tysabri”", nina.Text, StringComparison.Ordinal);
        Assert.Null(nina.Page.QuerySelector($"form[action='{to}/consent']"));
        await nina.PostAsync($"{to}/consent", [Token(nina), new("preview", $"{edited}"), new("wording", "2026-11"), new("given", "2026-03-02T09:15"), new("days", "30"), new("agreed", "yes")]);
        Assert.Contains("cannot go out", nina.Fault, StringComparison.Ordinal);

        // The page that changes it has the edited words, marked where the check finds something.
        await nina.GoAsync($"{to}?from={edited}");
        Assert.Contains("Tysabri", nina.Page.QuerySelector("#part-draft mark")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tysabri", nina.Page.QuerySelector("#text")!.TextContent, StringComparison.Ordinal);
        await nina.PostAsync(to, [.. Fields(nina), new("do", "unedit")]);
        Assert.DoesNotContain("Tysabri", nina.Page.QuerySelector("#choices")!.TextContent, StringComparison.Ordinal);

        long unconfirmed = await ShowAsync(nina, new KeyValuePair<string, string>("employer", "Kestrel Couriers"));
        await nina.PostAsync($"{to}/consent", [Token(nina), new("preview", $"{unconfirmed}"), new("wording", "2026-11"), new("given", "2026-03-02T09:15"), new("days", "30"), new("agreed", "yes")]);
        Assert.Contains("cannot go out", nina.Fault, StringComparison.Ordinal);
        Assert.Contains("not yet confirmed", nina.Fault, StringComparison.Ordinal);
        Assert.Empty(host.Held.Store.EmployerLetters.Consents(Document));
    }

    [Fact]
    public async Task Consent_IsRefusedToALetterToNobody()
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        long preview = await ShowAsync(nina, new KeyValuePair<string, string>("confirmed", "tiredness"));
        Assert.Contains("No employer is named.", nina.Text, StringComparison.Ordinal);
        Assert.Null(nina.Page.QuerySelector($"form[action='{to}/consent']"));
        await nina.PostAsync($"{to}/consent", [Token(nina), new("preview", $"{preview}"), new("wording", "2026-11"), new("given", "2026-03-02T09:15"), new("days", "30"), new("agreed", "yes")]);
        Assert.Contains("say who it goes to", nina.Fault, StringComparison.Ordinal);
        Assert.Empty(host.Held.Store.EmployerLetters.Consents(Document));
    }

    [Fact]
    public async Task Wales_HasAPaperForATranslator()
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await ShowAsync(nina, new("confirmed", "tiredness"), new("employer", "Kestrel Couriers"));
        Assert.Null(nina.Page.QuerySelector("input[name=paper]"));
        long preview = await ShowAsync(nina, new("confirmed", "tiredness"), new("employer", "Kestrel Couriers"), new("nation", "wales"));
        Assert.NotNull(nina.Page.QuerySelector("input[name=paper][value=welsh]"));
        (string? name, string file) = await FileAsync(nina, $"{to}/draft", ("preview", $"{preview}"), ("paper", "welsh"), ("form", "text"));
        Assert.Equal("employer-letter-2026-03-02-draft-welsh.txt", name);
        Assert.Contains("I have severe tiredness.\nCymraeg: …", file, StringComparison.Ordinal);
        Assert.Empty(host.Held.Store.EmployerLetters.Releases(Document));
    }

    [Fact]
    public async Task OwnWords_AreShownAsText()
    {
        const string Script = "<script>alert(1)</script></textarea><img src=x onerror=alert(2)>";
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync(to);
        await nina.PostAsync(to, [.. Fields(nina), new("own_words", Script), new("employer", "<b>Hill</b> & Co")]);
        Assert.Contains(Script, nina.Page.QuerySelector("#part-draft .letter")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Script, ((IHtmlTextAreaElement)nina.Page.QuerySelector("#own-words")!).Value);
        Assert.Empty(nina.Page.QuerySelectorAll("main script:not([src]), main img, main b"));
        Assert.Equal(to, nina.At);
        await nina.PostAsync(to, [.. Fields(nina).Where(f => f.Key != "own_words"), new("own_words", Script), new("do", "show")]);
        Assert.Contains(Script, nina.Page.QuerySelector(".shown .letter")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(nina.Page.QuerySelectorAll("main script, main img, main b"));
        await nina.GoAsync(to);
        await nina.PostAsync(to, [.. Fields(nina), new("own_words", new string('x', 2_001))]);
        Assert.Contains("too long", nina.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_WithNothingToSayHasNoForm()
    {
        long nothing = host.File(Analysis(("tremor", "tremor", MentionContext.Absent)), Text, uid: 2);
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/patients/{patient}/letters/{nothing}/employer");
        Assert.Contains("Everything this letter names is denied, past, uncertain or still to come.", nina.Text, StringComparison.Ordinal);
        Assert.Null(nina.Page.QuerySelector("#choices"));
        await nina.PostAsync($"/messages/patients/{patient}/letters/{nothing}/employer", [Token(nina), new("tick", "tremor"), new("text", "Made up"), new("do", "show")]);
        Assert.Equal(HttpStatusCode.Conflict, nina.Status);
        Assert.DoesNotContain("Made up", nina.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_AreForNursesAndForTheLettersOwnPatient()
    {
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        long preview = await ShowAsync(nina, new KeyValuePair<string, string>("confirmed", "tiredness"));
        long other = host.Held.Store.Patients.FindByNhsNumber("9990000026")!.Id;
        long second = host.File(Analysis(("fatigue", "fatigue", MentionContext.Present)), Text, uid: 2);
        foreach (string path in new[] { $"/messages/patients/{other}/letters/{letter}/employer", $"/messages/patients/{patient}/letters/999/employer", $"{to}?from=99", $"{to}/shown?preview=99", $"{to}/shown",
            $"/messages/patients/{patient}/letters/{second}/employer/shown?preview={preview}", $"/messages/patients/{patient}/letters/{second}/employer?from={preview}" })
        {
            await nina.GoAsync(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, nina.Status));
        }

        await nina.GoAsync("/account");
        foreach (string step in new[] { "draft", "consent", "withdraw", "release" })
        {
            KeyValuePair<string, string> token = Token(nina);
            await nina.PostAsync($"/messages/patients/{patient}/letters/{second}/employer/{step}", [token, new("preview", $"{preview}"), new("consent", "1"), new("form", "text"), new("agreed", "yes"), new("given", "2026-03-02T09:15"), new("days", "9"), new("wording", "2026-11")]);
            Assert.Equal((step, HttpStatusCode.NotFound), (step, nina.Status));
            await nina.GoAsync("/account");
        }

        foreach (Role role in new[] { Role.Coder, Role.Administrator })
        {
            using Browser someone = await host.SignedInAsync($"other-{role}", role);
            foreach (string path in new[] { to, $"{to}/shown?preview={preview}" })
            {
                await someone.GoAsync(path);
                Assert.Equal(HttpStatusCode.Forbidden, someone.Status);
                Assert.DoesNotContain("tired", someone.Text, StringComparison.Ordinal);
            }

            foreach (string path in new[] { to, $"{to}/draft", $"{to}/consent", $"{to}/withdraw", $"{to}/release" })
            {
                await someone.GoAsync("/account");
                await someone.PostAsync(path, [Token(someone), new("preview", $"{preview}"), new("form", "text")]);
                Assert.Equal((path, HttpStatusCode.Forbidden), (path, someone.Status));
            }
        }
    }

    private static DocumentAnalysis Analysis(params (string Words, string Key, MentionContext Context)[] mentions) => new()
    {
        Kind = DocumentKind.ClinicLetter,
        KindConfidence = new Confidence(0.98),
        Regions = [],
        Facts = new DocumentFacts { NhsNumber = Sample.NhsNumber, ClinicDate = new DateOnly(2026, 2, 27) },
        Mentions = [.. mentions.Select(m => new Mention
        {
            Span = new TextSpan(Text.IndexOf(m.Words, StringComparison.Ordinal), Text.IndexOf(m.Words, StringComparison.Ordinal) + m.Words.Length),
            In = TextField.Text,
            Key = m.Key,
            Context = m.Context,
            Confidence = new Confidence(0.9),
        })],
    };

    private static KeyValuePair<string, string> Token(Browser browser) => new("token", browser.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!);

    private static string[] Checked(Browser browser, string name) => [.. browser.Page.QuerySelectorAll($"input[name={name}][checked]").Select(e => e.GetAttribute("value")!)];

    /// <summary>The fields of the choices as a browser would send them, without a button.</summary>
    private static List<KeyValuePair<string, string>> Fields(Browser browser) => [.. browser.Page.QuerySelectorAll("#choices input, #choices select, #choices textarea")
        .Where(e => e.GetAttribute("type") != "checkbox" || e.HasAttribute("checked"))
        .Select(e => new KeyValuePair<string, string>(e.GetAttribute("name")!, e switch
        {
            IHtmlSelectElement select => select.Value ?? "",
            IHtmlTextAreaElement area => area.Value,
            _ => e.GetAttribute("value") ?? "",
        }))];

    private static async Task<(string? Name, string File)> FileAsync(Browser browser, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([Token(browser), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        using HttpResponseMessage answer = await browser.Client.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer.Content.Headers.ContentDisposition?.FileName, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Shows a letter to the person, with these fields in place of what the page begins with, and returns its id.</summary>
    private async Task<long> ShowAsync(Browser browser, params KeyValuePair<string, string>[] fields)
    {
        await browser.GoAsync(to);
        await browser.PostAsync(to, [.. Fields(browser).Where(f => !fields.Any(g => g.Key == f.Key)), .. fields, new("do", "show")]);
        Assert.Equal("Please read this letter", browser.Heading);
        return host.Held.Store.EmployerLetters.Previews(Document)[^1].Id;
    }
}
