using System.Net;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Tests;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Tests.Coder;

public sealed class CoderPagesTests : IDisposable
{
    private const string Text = "Dear Dr <script>alert('text')</script>\nDiagnosis: relapsing remitting multiple sclerosis. No optic neuritis.\nShe is HIV positive since 2019. Her foot drop is worse & she tires.";

    private readonly PageHost host = new();
    private long uid;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Pages_AreTheCodersAlone()
    {
        long item = File();
        using PageClient coder = await host.ClientAsync("ada", Role.Coder);
        using PageClient nurse = await host.ClientAsync("nina", Role.Nurse, Role.Administrator);
        using var stranger = new PageClient(host.Address);
        Assert.Contains("Zo", await coder.GetAsync("/letters"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, coder.Status);
        foreach (string path in new[] { "/letters", "/letters/next", $"/letters/{item}" })
        {
            Assert.DoesNotContain("sclerosis", await nurse.GetAsync(path), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, nurse.Status);
            await stranger.GetAsync(path);
            Assert.StartsWith("/sign-in", stranger.Path, StringComparison.Ordinal);
        }

        await nurse.GetAsync("/account");
        await nurse.PostAsync($"/letters/{item}/step", ("quick", "accepted c0"));
        Assert.Equal(HttpStatusCode.Forbidden, nurse.Status);
        Assert.Equal(0, Sheet(item).Version);
    }

    [Fact]
    public async Task Letter_ThatIsNoneOfTheQueueIsNotFound()
    {
        long nurses = host.Held.File(Sample.Received(50), m => m with { Documents = [Sample.Body(Sample.Message())] }).Outcome.WorkItems.Single();
        using PageClient coder = await host.ClientAsync("ada", Role.Coder);
        await coder.GetAsync("/account");
        foreach (long id in new[] { nurses, 999 })
        {
            await coder.GetAsync($"/letters/{id}");
            Assert.Equal(HttpStatusCode.NotFound, coder.Status);
            foreach (string action in new[] { "claim", "release", "step", "find", "restricted", "undo", "sign-off" })
            {
                await coder.GetAsync("/account");
                await coder.PostAsync($"/letters/{id}/{action}", ("quick", "accepted c0"), ("reason", "x"), ("phrase", "falls"));
                Assert.Equal(HttpStatusCode.NotFound, coder.Status);
            }
        }
    }

    [Fact]
    public async Task Form_WithoutATokenChangesNothing()
    {
        long item = File();
        using PageClient coder = await host.ClientAsync("ada", Role.Coder);
        await coder.GetAsync($"/letters/{item}");
        await coder.SendAsync($"/letters/{item}/step", null, null, ("quick", "accepted c0"));
        Assert.Equal((HttpStatusCode.BadRequest, 0L), (coder.Status, Sheet(item).Version));
    }

    [Fact]
    public async Task Claim_ReleaseAndTakeOver()
    {
        long item = File();
        using PageClient ada = await host.ClientAsync("ada", Role.Coder);
        using PageClient ben = await host.ClientAsync("ben", Role.Coder);
        await ben.GetAsync($"/letters/{item}");
        await ada.GetAsync($"/letters/{item}");
        await ada.PostAsync($"/letters/{item}/claim");
        Assert.Equal((WorkState.Claimed, "ada"), (Item(item).State, Item(item).StateBy));
        await ben.PostAsync($"/letters/{item}/claim");
        Assert.Equal((HttpStatusCode.Conflict, "Somebody else was quicker: see who has it."), (ben.Status, ben.Fault));
        await ben.PostAsync($"/letters/{item}/release");
        Assert.Equal("ada", Item(item).StateBy);
        await ben.PostAsync($"/letters/{item}/step", ("quick", "accepted c0"));
        Assert.Contains("ada has had this letter since", ben.Fault, StringComparison.Ordinal);
        await ben.PostAsync($"/letters/{item}/take-over", ("from", "somebody"));
        Assert.Equal("ada", Item(item).StateBy);
        await ben.PostAsync($"/letters/{item}/take-over", ("from", "ada"));
        Assert.Equal("ben", Item(item).StateBy);
        await ben.PostAsync($"/letters/{item}/release");
        Assert.Equal((WorkState.Waiting, "/letters"), (Item(item).State, ben.Path));
    }

    [Fact]
    public async Task Step_AfterAnotherWindowsStepIsRefusedWithItsText()
    {
        long item = File();
        using PageClient one = await host.ClientAsync("ada", Role.Coder);
        await one.GetAsync($"/letters/{item}");
        (string version, string analysis) = (one.Version, one.Analysis);
        await one.PostAsync($"/letters/{item}/step", ("quick", "accepted c0"));
        Assert.Equal(HttpStatusCode.OK, one.Status);
        await one.PostAsync($"/letters/{item}/step", ("do", "commented"), ("note", "typed with care"), ("version", version), ("analysis", analysis));
        Assert.Equal(HttpStatusCode.Conflict, one.Status);
        Assert.StartsWith("You changed this letter", one.Fault, StringComparison.Ordinal);
        Assert.Contains("typed with care", one.Page, StringComparison.Ordinal);
        Assert.Equal(1, Sheet(item).Version);
    }

    [Fact]
    public async Task SignOff_OpensTheNextLetterAndTellsTheSecondWhoWasFirst()
    {
        long first = File();
        long second = File();
        using PageClient ada = await host.ClientAsync("ada", Role.Coder);
        using PageClient ben = await host.ClientAsync("ben", Role.Coder);
        await ada.GetAsync($"/letters/{first}");
        await ben.GetAsync($"/letters/{first}");
        await ada.PostAsync($"/letters/{first}/sign-off");
        Assert.StartsWith($"/letters/{second}?done={first}", ada.Path, StringComparison.Ordinal);
        await ben.PostAsync($"/letters/{first}/sign-off");
        Assert.Equal(HttpStatusCode.Conflict, ben.Status);
        Assert.StartsWith("ada signed this letter off, ", ben.Fault, StringComparison.Ordinal);
        await ben.PostAsync($"/letters/{first}/reopen");
        Assert.Equal(WorkState.SignedOff, Item(first).State);
        await ben.PostAsync($"/letters/{first}/reopen", ("note", "a late result"));
        Assert.Equal((WorkState.Claimed, "ben"), (Item(first).State, Item(first).StateBy));
    }

    [Fact]
    public async Task Step_DoesWhatTheFormsSay()
    {
        long item = File();
        using PageClient coder = await host.ClientAsync("ada", Role.Coder);
        await coder.GetAsync($"/letters/{item}?at=c0");
        await coder.PostAsync($"/letters/{item}/step", ("do", "rejected"), ("entry", "c0"), ("reason", ""), ("note", ""));
        Assert.Equal("Say why the code is wrong.", coder.Fault);
        await coder.PostAsync($"/letters/{item}/step", ("do", "rejected"), ("entry", "c0"), ("reason", "Only suspected"), ("note", "see GP"));
        Assert.Equal((EntryState.Rejected, "Only suspected: see GP"), (Sheet(item).Code("c0")!.State, Sheet(item).Code("c0")!.Note));
        await coder.PostAsync($"/letters/{item}/step", ("do", "context_changed"), ("entry", "m1"), ("context", "past"));
        Assert.Equal(MentionContext.Past, Sheet(item).Mention("m1")!.Context);
        await coder.PostAsync($"/letters/{item}/step", ("do", "down"), ("entry", "c0"));
        Assert.Equal(["c1", "c0"], Sheet(item).Codes.Select(c => c.Id));
        await coder.PostAsync($"/letters/{item}/step", ("do", "primary_set"), ("entry", "c0"));
        Assert.Equal("A rejected code cannot be primary.", coder.Fault);
        await coder.PostAsync($"/letters/{item}/undo");
        Assert.Equal(["c0", "c1"], Sheet(item).Codes.Select(c => c.Id));
        await coder.PostAsync($"/letters/{item}/step", ("do", "query"), ("note", "Which type?"));
        Assert.Equal((CoderAction.Query, "Which type?"), (Sheet(item).Steps[^1].Action, Sheet(item).Steps[^1].Note));
        await coder.PostAsync($"/letters/{item}/step", ("do", "signed_off"), ("entry", "c0"));
        Assert.Equal(HttpStatusCode.BadRequest, coder.Status);
        await coder.PostAsync($"/letters/{item}/step", ("pick", "icd:nonsense"));
        Assert.Equal(HttpStatusCode.BadRequest, coder.Status);
    }

    [Fact]
    public async Task Find_AnswersInTheBodyAndCodesTheWords()
    {
        long item = File();
        using PageClient coder = await host.ClientAsync("ada", Role.Coder);
        await coder.GetAsync($"/letters/{item}");
        (string token, string version, string analysis) = (coder.Token, coder.Version, coder.Analysis);
        string part = await coder.SendAsync($"/letters/{item}/find", token, "yes", ("words", "FOOT DROP"), ("phrase", ""));
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        Assert.DoesNotContain("foot", coder.Path, StringComparison.OrdinalIgnoreCase);
        string pick = System.Text.RegularExpressions.Regex.Match(part, "value=\"(both:foot_drop:[0-9]*)\"").Groups[1].Value;
        Assert.NotEmpty(pick);
        int start = Text.IndexOf("foot drop", StringComparison.Ordinal);
        Assert.Contains($"name=\"start\" value=\"{start}\"", part, StringComparison.Ordinal);
        await coder.SendAsync($"/letters/{item}/step", token, null, ("pick", pick), ("start", $"{start}"), ("end", $"{start + 9}"), ("context", "present"), ("version", version), ("analysis", analysis));
        Assert.Equal(HttpStatusCode.OK, coder.Status);
        SheetMention added = Sheet(item).Mention("a1")!;
        Assert.Equal(("foot_drop", new TextSpan(start, start + 9), MentionContext.Present), (added.Key, added.Span, added.Context));
        Assert.Equal(["a1"], Sheet(item).Code("a2")!.Mentions);
        await coder.PostAsync($"/letters/{item}/undo");
        Assert.Null(Sheet(item).Mention("a1"));
        Assert.Null(Sheet(item).Code("a2"));

        // Without script the answer stands in the page; a code is taken as it is typed, and a concept with another's identifier is not.
        Assert.Contains("as you typed it", await coder.PostAsync($"/letters/{item}/find", ("entry", "c0"), ("phrase", "g37.9")), StringComparison.Ordinal);
        await coder.PostAsync($"/letters/{item}/step", ("pick", "icd:G37.9"), ("entry", "c0"));
        Assert.Equal("G37.9", Sheet(item).Code("c0")!.Code.ToString());
        await coder.PostAsync($"/letters/{item}/step", ("pick", "snomed:rrms:24700007"), ("entry", "m1"));
        Assert.Equal(HttpStatusCode.BadRequest, coder.Status);
        Assert.Contains("do not stand in the letter", await coder.PostAsync($"/letters/{item}/find", ("words", "no such words")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowsWordsOfLettersAndPeopleAsText()
    {
        long item = File();
        using PageClient coder = await host.ClientAsync("ada", Role.Coder);
        await coder.GetAsync($"/letters/{item}");
        await coder.PostAsync($"/letters/{item}/step", ("do", "commented"), ("note", "<img src=x onerror=alert('note')>"));
        Assert.Contains("&lt;script&gt;alert(", coder.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", coder.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", coder.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("sclerosis", System.Text.RegularExpressions.Regex.Match(coder.Page, "<title>.*?</title>").Value, StringComparison.Ordinal);
        await coder.GetAsync($"/letters/{item}?at=%22%3E%3Cscript%3E&order=%22%3E%3Cscript%3E&clinic=%3Cscript%3Ealert(1)");
        Assert.Equal(HttpStatusCode.OK, coder.Status);
        Assert.DoesNotContain("\"><script>", coder.Page, StringComparison.Ordinal);
        string part = await coder.SendAsync($"/letters/{item}/find", coder.Token, "yes", ("phrase", "<script>alert('phrase')</script> falls"));
        Assert.DoesNotContain("<script", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restricted_IsHiddenUntilItIsOpenedWithAReason()
    {
        long item = File(restricted: true);
        using PageClient ada = await host.ClientAsync("ada", Role.Coder);
        using PageClient ben = await host.ClientAsync("ben", Role.Coder);
        string page = await ada.GetAsync($"/letters/{item}");
        foreach (string word in new[] { "HIV", "2019", "Z21X" })
        {
            Assert.DoesNotContain(word, page, StringComparison.Ordinal);
        }

        Assert.Contains("foot drop", page, StringComparison.Ordinal);
        await ada.PostAsync($"/letters/{item}/step", ("quick", "accepted c2"));
        Assert.Equal((HttpStatusCode.Forbidden, 0L), (ada.Status, Sheet(item).Version));
        await ada.PostAsync($"/letters/{item}/sign-off");
        Assert.Equal((HttpStatusCode.Forbidden, 0L), (ada.Status, Sheet(item).Version));
        Assert.Contains("do not stand in the letter", await ada.PostAsync($"/letters/{item}/find", ("words", "HIV")), StringComparison.Ordinal);
        await ada.PostAsync($"/letters/{item}/restricted", ("reason", "I want to"));
        Assert.Equal(HttpStatusCode.Forbidden, ada.Status);
        host.Held.Store.Restricted.SetRight(host.Held.Store.Accounts.Find("ben")!.Id, true, "admin");
        Assert.DoesNotContain("HIV", await ben.GetAsync($"/letters/{item}"), StringComparison.Ordinal);
        await ben.PostAsync($"/letters/{item}/restricted", ("reason", " "));
        Assert.Equal(HttpStatusCode.Conflict, ben.Status);
        Assert.Contains("HIV", await ben.PostAsync($"/letters/{item}/restricted", ("reason", "coding of this letter")), StringComparison.Ordinal);
        await ben.PostAsync($"/letters/{item}/step", ("quick", "accepted c2"));
        Assert.Equal(1, Sheet(item).Version);
        page = await ada.GetAsync($"/letters/{item}");
        Assert.DoesNotContain("Z21X", page, StringComparison.Ordinal);
        Assert.DoesNotContain("HIV", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_FiltersAndCounts()
    {
        long first = File();
        File();
        using PageClient coder = await host.ClientAsync("ada", Role.Coder);
        await coder.GetAsync($"/letters/{first}");
        await coder.PostAsync($"/letters/{first}/claim");
        Assert.Contains("You have <strong>1</strong>", await coder.GetAsync("/letters?share=mine"), StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(coder.Page, "<td>2</td>"));
        Assert.Contains("share=mine", coder.Page, StringComparison.Ordinal);
        await coder.GetAsync("/letters?share=others&order=doubt");
        Assert.Contains("No letter of that kind", coder.Page, StringComparison.Ordinal);
        await coder.GetAsync("/letters/next");
        Assert.Equal($"/letters/{first}", coder.Path);
    }

    private CodingSheet Sheet(long item) => host.Held.Store.Coding.Letter(item)!.Sheet;

    private WorkItem Item(long item) => host.Held.Store.Work.Get(item);

    private long File(bool restricted = false)
    {
        uid++;
        TextSpan Span(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length);
        DocumentAnalysis analysis = restricted ? Sample.Letter() : Sample.PlainLetter();
        Mention[] mentions = [.. analysis.Mentions.Select((m, i) => i switch
        {
            1 => m with { Span = Span("relapsing remitting multiple sclerosis") },
            2 => m with { Span = Span("optic neuritis") },
            3 => m with { Span = Span("HIV") },
            _ => m,
        })];
        analysis = analysis with
        {
            Mentions = mentions,
            Regions = [],
            Encounter = EncounterKind.Seen,
            Icd10 = [.. analysis.Icd10.Select(c => c with { Ask = false })],
            Facts = analysis.Facts with { Spans = new Dictionary<string, TextSpan>() },
        };
        return host.Held.File(
            Sample.Received(uid), m => m with { Mail = Sample.Mail($"id-{uid}", $"c{uid}", $"body {uid}"), Documents = [Sample.Attachment("2", analysis, Text)] }).Outcome.WorkItems.Single();
    }
}
