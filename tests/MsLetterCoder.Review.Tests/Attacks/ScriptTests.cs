using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Tests;

namespace MsLetterCoder.Review.Tests.Attacks;

/// <summary>Cross-site scripting: markup stands in every place that a stranger can write into, and no page of any role holds an element of it.</summary>
public sealed class ScriptTests : IDisposable
{
    private const string Text = "relapsing remitting multiple sclerosis </div></textarea></title><script>alert('text')</script><img src=x onerror=alert(2)> foot drop";

    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    private static string Markup(string where) => $"{where}</title></textarea></option>\"'><script>alert('{where}')</script><img src=x onerror=\"alert('{where}')\"><svg onload=alert(1)>";

    [Fact]
    public async Task Markup_InSubjectNamesFileNamesAndTextIsShownAsText()
    {
        using var csv = new StringReader($"nhs_number,names,addresses\n{Sample.NhsNumber},{Quoted(Markup("patient"))},evil@example.org\n");
        Assert.Empty(host.Held.Store.Patients.Import(csv, "setup").Problems);
        IncomingMessage mail = Sample.Mail("id-1", "c1", Text) with
        {
            Subject = Markup("subject"),
            From = new EmailAddress(Markup("sender"), "evil@example.org"),
            ReplyTo = [new EmailAddress(Markup("replyname"), "\"><script>alert('replyto')</script>@example.org")],
        };
        long message = host.Held.File(Sample.Received(1), m => m with
        {
            Mail = mail,
            Documents =
            [
                Sample.Body(Sample.Message(Urgency.Emergency, "chest_pain", "stroke_signs"), Text) with { Subject = Markup("subject") },
                Sample.Attachment("2", Sample.Other(), Text) with { FileName = Markup("file") },
            ],
            Unreadable = [Sample.Unreadable("3", UnreadableKind.Encrypted) with { FileName = Markup("broken") }],
        }).MessageId;
        long item = host.Held.Store.Nurses.ItemOf(message)!.Value;
        long letter = host.Held.File(Sample.Received(2), m => m with
        {
            Mail = mail with { MessageId = "id-2", ContentHash = "c2" },
            Documents = [Sample.Attachment("2", Sample.PlainLetter(), Text) with { FileName = Markup("file"), PatientNames = [Markup("patient")] }],
        }).Outcome.WorkItems.Single();
        long patient = host.Held.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Id;
        host.Held.Store.Restrictions.Place(host.Held.Store.Work.Get(item).DocumentId!.Value, new TextSpan(0, 40), TextField.Subject, "setup");
        using Browser all = await host.SignedInAsync("all", Role.Nurse, Role.Coder, Role.Administrator);
        await all.GoAsync($"/messages/{item}");
        await all.SendAsync($"/messages/{item}/claim");
        await all.SendAsync($"/messages/{item}/note", ("note", Markup("note")));
        await all.SendAsync($"/messages/{item}/regrade", ("urgency", "same_day"), ("reason", Markup("reason")));
        await all.SendAsync($"/messages/{item}/answer", ("do", "begin"));
        await all.SendAsync($"/messages/{item}/answer", ("do", "save"), ("text", Markup("answer")));
        IsClean(all, "subject", "sender", "file", "broken", "text", "note", "reason", "answer", "patient");
        await all.GoAsync($"/letters/{letter}");
        await all.SendAsync($"/letters/{letter}/step", ("do", "commented"), ("note", Markup("comment")));
        IsClean(all, "text", "comment", "patient");
        foreach (string path in new[] { "/messages", "/messages/rows", $"/messages/patients/{patient}", $"/messages/patients/{patient}/letters/{letter}", $"/messages/patients?of={patient}", "/letters", "/admin", "/admin/quarantine", "/admin/audit", "/admin/users" })
        {
            await all.GoAsync(path);
            Assert.Equal((path, 200), (path, (int)all.Status));
            IsClean(all);
        }
    }

    [Fact]
    public async Task Markup_InWhatIsLookedForIsShownAsText()
    {
        using Browser all = await host.SignedInAsync("all", Role.Nurse, Role.Coder, Role.Administrator);
        await all.GoAsync("/messages/patients");
        await all.SendAsync("/messages/patients", ("name", Markup("name")), ("born", Markup("born")), ("nhs", "\"><script>"));
        IsClean(all, "name", "born");
        foreach (string query in new[] { "/admin/audit?actor=", "/admin/audit?action=", "/admin/audit?id=", "/admin/audit?from=", "/messages?who=", "/messages?category=", "/letters?clinic=", "/letters?order=", "/messages/patients?of=", "/sign-in?to=" })
        {
            await all.GoAsync(query + Uri.EscapeDataString(Markup("query")));
            IsClean(all);
        }

        using Browser stranger = host.NewBrowser();
        await stranger.GoAsync("/sign-in?to=" + Uri.EscapeDataString(Markup("to")));
        await stranger.SendAsync("/sign-in", ("name", Markup("name")[..60]), ("password", "x"));
        IsClean(stranger);
    }

    /// <summary>No element of the markup stands in the page; where a word is named, its text does.</summary>
    private static void IsClean(Browser browser, params string[] shown)
    {
        Assert.Empty(browser.Page.QuerySelectorAll("script:not([src^='/assets/']), img, svg:not([viewBox])"));
        Assert.DoesNotContain(browser.Page.All, element => element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(browser.Page.QuerySelectorAll("a[href]"), a => a.GetAttribute("href")!.TrimStart().StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        string all = string.Concat(browser.Page.All.SelectMany(e => e.Attributes).Select(a => a.Value)) + browser.Page.DocumentElement.TextContent;
        foreach (string word in shown)
        {
            Assert.Contains($"<script>alert('{word}')</script>", all, StringComparison.Ordinal);
        }
    }

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
