using System.Net;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Tests;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Tests.Pages;

public sealed class NursePageTests : IDisposable
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover=\"alert(3) & more words of this message";

    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Queue_ShowsTheFlagWithItsWordsAndTheMostUrgentFirst()
    {
        host.File(Sample.Message(Urgency.Routine), uid: 1);
        host.File(Sample.Message(Urgency.Emergency, "chest_pain", "stroke_signs"), "I have tight bands round my chest. Since this morning.", uid: 2);
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        Assert.Equal("Emergency", browser.Page.QuerySelector("table.queue tbody tr .tag")!.TextContent);
        Assert.Contains("stroke signs", browser.Page.QuerySelector("table.queue tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("I have tight bands round my chest.", browser.Page.QuerySelector("table.queue tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", browser.Page.QuerySelector("#queue")!.GetAttribute("data-emergencies"));
    }

    [Fact]
    public async Task Message_IsTakenRegradedAndClosedByOnePerson()
    {
        long item = host.File(Sample.Message(Urgency.Soon));
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        using Browser omar = await host.SignedInAsync("omar", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        await omar.GoAsync($"/messages/{item}");
        await nina.SendAsync($"/messages/{item}/claim");
        Assert.Contains("you have it", nina.Text, StringComparison.Ordinal);

        // The second of two who had the page open, and the second click of a double click.
        await omar.SendAsync($"/messages/{item}/claim");
        Assert.Equal(HttpStatusCode.Conflict, omar.Status);
        Assert.Contains("quicker", omar.Fault, StringComparison.Ordinal);
        Assert.Contains("nina has it", omar.Text, StringComparison.Ordinal);
        await omar.PostAsync($"/messages/{item}/put-back", [new("token", omar.Page.QuerySelector("main input[name=token]")!.GetAttribute("value")!)]);
        Assert.Contains("nina has it", omar.Fault, StringComparison.Ordinal);

        await nina.SendAsync($"/messages/{item}/regrade", ("urgency", "same_day"), ("reason", "rang her: worse today"));
        Assert.Equal(Urgency.SameDay, host.Held.Store.Work.Get(item).Urgency);

        // The page of the other still shows the urgency of before.
        await omar.SendAsync($"/messages/{item}/regrade", ("urgency", "routine"), ("reason", "looks well"), ("seen", "soon"));
        Assert.Contains("meanwhile", omar.Fault, StringComparison.Ordinal);
        Assert.Equal(Urgency.SameDay, host.Held.Store.Work.Get(item).Urgency);

        await nina.SendAsync($"/messages/{item}/close", ("outcome", "telephoned"), ("note", "spoke to her, GP today"), ("urgency", "same_day"), ("category", "infection"));
        Assert.Equal(WorkState.Closed, host.Held.Store.Work.Get(item).State);
        Assert.Contains("spoke to her, GP today", nina.Text, StringComparison.Ordinal);
        await nina.GoAsync("/messages");
        Assert.Contains("Nothing is waiting", nina.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "reason")]
    [InlineData("urgent", "reason")]
    [InlineData("soon", "")]
    public async Task Regrade_WantsAnUrgencyAndAReason(string urgency, string reason)
    {
        long item = host.File(Sample.Message(Urgency.Emergency, "chest_pain"));
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        await browser.GoAsync($"/messages/{item}");
        await browser.SendAsync($"/messages/{item}/regrade", ("urgency", urgency), ("reason", reason));
        Assert.NotNull(browser.Fault);
        Assert.Equal(Urgency.Emergency, host.Held.Store.Work.Get(item).Urgency);
    }

    [Fact]
    public async Task Message_IsShownAsTextWhateverStandsInIt()
    {
        long item = host.File(Sample.Message(Urgency.Emergency, "chest_pain", "stroke_signs"), Attack);
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        foreach (string path in new[] { "/messages", $"/messages/{item}" })
        {
            await browser.GoAsync(path);
            Assert.Empty(browser.Page.QuerySelectorAll("main script, main img, main [onerror], main [onmouseover]"));
        }

        Assert.Contains(Attack, browser.Text, StringComparison.Ordinal);
        await browser.SendAsync($"/messages/{item}/claim");
        await browser.SendAsync($"/messages/{item}/close", ("outcome", "noted"), ("note", Attack));
        Assert.Empty(browser.Page.QuerySelectorAll("main script, main img, main [onerror], main [onmouseover]"));
        Assert.Contains(Attack, browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_EveryViewIsInTheAudit()
    {
        long item = host.File(Sample.Message());
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        await browser.GoAsync($"/messages/{item}");
        Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.RecordViewed && e.Actor == "nina" && e.EntityId == host.Held.Store.Work.Get(item).MessageId);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99999")]
    [InlineData("-1")]
    [InlineData("1%20or%201=1")]
    public async Task Message_ThatIsNotThereIsNotFound(string id)
    {
        host.File(Sample.Message());
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        await browser.GoAsync($"/messages/{id}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Letter_OfTheCodersQueueIsNoMessage()
    {
        long item = host.File(Sample.Letter());
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        await browser.GoAsync($"/messages/{item}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Queue_SaysWhereTheMailboxIsNotRead()
    {
        host.File(Sample.Message());
        host.Held.Store.Mailboxes.Report(host.Held.Mailbox.Id, Store.Intake.MailboxState.Unreachable, "timeout");
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        Assert.Contains(browser.Page.QuerySelectorAll(".warn"), line => line.TextContent.Contains("is not being read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_SayInRedWhenTheMailboxWasLastReadTooLongAgo()
    {
        long item = host.File(Sample.Message());
        host.Held.Store.Heartbeats.Beat(Store.Watching.ServicePart.Reader);
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        Assert.Empty(browser.Page.QuerySelectorAll("main .warn"));
        Assert.Contains("was last read Mon 2 Mar, 09:15", browser.Text, StringComparison.Ordinal);
        host.Held.Time.Now += TimeSpan.FromMinutes(11);
        await browser.GoAsync($"/messages/{item}");
        Assert.Contains("11 min ago", browser.Page.QuerySelector(".warn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_WarnWhereNobodyIsToldOutsideHours()
    {
        long item = host.File(Sample.Message());
        host.Held.Store.Alerts.Configured(channel: true, outOfHoursContact: false);
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        foreach (string path in new[] { "/messages", $"/messages/{item}" })
        {
            await browser.GoAsync(path);
            Assert.Contains(browser.Page.QuerySelectorAll(".warn"), line => line.TextContent.Contains("outside opening hours", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Logs_HoldNoWordOfAMessage()
    {
        long item = host.File(Sample.Message(Urgency.Emergency, "chest_pain"), "Markedword in the text of this message");
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        await browser.GoAsync($"/messages/{item}");
        await browser.SendAsync($"/messages/{item}/claim");
        await browser.SendAsync($"/messages/{item}/close", ("outcome", "noted"), ("note", "Markedoutcome"));
        Assert.Equal(200, (int)browser.Status);
        Assert.NotEmpty(host.Logs.Lines);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("Marked", StringComparison.OrdinalIgnoreCase) || line.Contains(PageHost.Password, StringComparison.Ordinal));
    }
}
