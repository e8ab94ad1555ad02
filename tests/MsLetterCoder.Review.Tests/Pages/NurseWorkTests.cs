using System.Net;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Tests;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Tests.Pages;

/// <summary>What nurses do among each other, and the queue's filters.</summary>
public sealed class NurseWorkTests : IDisposable
{
    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Assign_MeansItForSomebodyAndLeavesItWaiting()
    {
        long item = host.File(Sample.Message(Urgency.Emergency, "chest_pain"));
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        using Browser omar = await host.SignedInAsync("omar", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        await nina.SendAsync($"/messages/{item}/assign", ("to", "omar"), ("note", "you know her"));
        Assert.Contains("meant for omar; nobody has it", nina.Text, StringComparison.Ordinal);
        Assert.Contains("nina meant it for omar", nina.Text, StringComparison.Ordinal);

        await omar.GoAsync("/messages?who=mine");
        Assert.Contains("for you", omar.Page.QuerySelector("table.queue tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", omar.Page.QuerySelector("#queue")!.GetAttribute("data-emergencies"));
        await omar.GoAsync($"/messages/{item}");
        Assert.Contains("you know her", omar.Text, StringComparison.Ordinal);

        // Nina's page shows a state that is over: nothing is assigned unawares.
        await omar.SendAsync($"/messages/{item}/claim");
        await nina.SendAsync($"/messages/{item}/assign", ("to", "omar"), ("note", "typed with care"));
        Assert.Equal(HttpStatusCode.Conflict, nina.Status);
        Assert.Contains("typed with care", nina.Page.QuerySelector(".kept")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((WorkState.Claimed, "omar"), (host.Held.Store.Work.Get(item).State, host.Held.Store.Work.Get(item).StateBy));
    }

    [Theory]
    [InlineData("cora")]
    [InlineData("gone")]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("<b>")]
    public async Task Assign_IsToANurseWhoMaySignIn(string to)
    {
        long item = host.File(Sample.Message());
        host.Add("cora", Role.Coder);
        host.Held.Store.Accounts.SetDisabled(host.Add("gone", Role.Nurse), true, "setup");
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        host.Add("omar", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        await nina.SendAsync($"/messages/{item}/assign", ("to", to));
        Assert.Equal("Choose the nurse for whom it is meant.", nina.Fault);
        Assert.Null(host.Held.Store.Work.Get(item).AssignedTo);
    }

    [Fact]
    public async Task TakeOver_IsByNameAndStandsInTheHistory()
    {
        long item = host.File(Sample.Message());
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        using Browser omar = await host.SignedInAsync("omar", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        await nina.SendAsync($"/messages/{item}/claim");
        await omar.GoAsync($"/messages/{item}");
        await omar.SendAsync($"/messages/{item}/take-over", ("from", "pia"));
        Assert.Contains("changed hands", omar.Fault, StringComparison.Ordinal);
        Assert.Equal("nina", host.Held.Store.Work.Get(item).StateBy);
        await omar.SendAsync($"/messages/{item}/take-over");
        Assert.Contains("you have it", omar.Text, StringComparison.Ordinal);
        Assert.Contains("omar took it over from nina", omar.Text, StringComparison.Ordinal);
        await nina.SendAsync($"/messages/{item}/close", ("outcome", "noted"), ("note", "spoke to her at length"));
        Assert.Contains("omar has it", nina.Fault, StringComparison.Ordinal);
        Assert.Contains("spoke to her at length", nina.Page.QuerySelector(".kept")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(WorkState.Claimed, host.Held.Store.Work.Get(item).State);
    }

    [Fact]
    public async Task Note_StandsInTheHistoryAndInNoLog()
    {
        long item = host.File(Sample.Message());
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        await nina.SendAsync($"/messages/{item}/note", ("note", "  "));
        Assert.Contains("1 to 4000", nina.Fault, StringComparison.Ordinal);
        await nina.SendAsync($"/messages/{item}/note", ("note", "Markednote: rang, no answer\nwill ring again"));
        Assert.Contains("will ring again", nina.Page.QuerySelector(".history__note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.WorkNoted && e.Actor == "nina" && e.EntityId == item);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("Markednote", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Queue_FiltersAndStillSaysWhatWaits()
    {
        long routine = host.File(Sample.Message(Urgency.Routine), uid: 1);
        host.File(Sample.Message(Urgency.Emergency, "chest_pain"), uid: 2);
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{routine}");
        await nina.SendAsync($"/messages/{routine}/claim");
        foreach ((string query, int rows) in new[] { ("", 2), ("?who=mine", 1), ("?who=free", 1), ("?who=others", 0), ("?who=closed", 0), ("?urgency=routine", 1), ("?flags=yes", 1), ("?category=infection", 2), ("?category=thanks_or_other", 0), ("?unread=yes", 0), ("?pressing=yes", 1), ("?who=nonsense&urgency=x&category=%3Cscript%3E", 2) })
        {
            await nina.GoAsync("/messages" + query);
            Assert.Equal((query, rows), (query, nina.Page.QuerySelectorAll("table.queue tbody tr").Length));
            Assert.Equal("1", nina.Page.QuerySelector("#queue")!.GetAttribute("data-emergencies"));
            await nina.GoAsync("/messages/rows" + query);
            Assert.Equal((query, rows), (query, nina.Page.QuerySelectorAll("table.queue tbody tr").Length));
        }

        // A part of the queue without the emergency names it all the same.
        await nina.GoAsync("/messages?who=mine");
        Assert.Contains("One emergency waits that nobody has taken", nina.Text, StringComparison.Ordinal);
        await nina.GoAsync("/messages");
        Assert.DoesNotContain("One emergency waits", nina.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Written_IsGivenBackWhereTheSessionHasEnded()
    {
        long item = host.File(Sample.Message());
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        host.Held.Time.Now += TimeSpan.FromMinutes(21);
        foreach ((string site, bool given) in new[] { ("same-origin", true), ("cross-site", false) })
        {
            using var content = new FormUrlEncodedContent([new("note", "<i>long words</i>"), new("token", nina.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!)]);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/messages/{item}/note") { Content = content };
            request.Headers.Add("Sec-Fetch-Site", site);
            using HttpResponseMessage answer = await nina.Client.SendAsync(request);
            string page = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(given, page.Contains("&lt;i&gt;long words&lt;/i&gt;", StringComparison.Ordinal));
            Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
        }

        Assert.Empty(host.Held.Store.Decisions.OfWorkItem(item));
    }
}
