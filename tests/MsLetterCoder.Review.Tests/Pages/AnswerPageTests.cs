using System.Net;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Tests;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Tests.Pages;

/// <summary>The answer on a message's page: a person writes it, and it goes only where the rules allow.</summary>
public sealed class AnswerPageTests : IDisposable
{
    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Answer_IsBegunEditedSentAndAudited()
    {
        long item = host.FileOfPatient(Sample.Message(), "Please ring me", 1, confirmed: true);
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        Assert.Null(nina.Page.QuerySelector("#answer"));
        await nina.SendAsync($"/messages/{item}/answer", ("do", "begin"));
        Assert.Equal("To pat@example.org, confirmed as the address of Zoë Marktest-Smith", nina.Page.QuerySelector(".answer__to")!.TextContent);
        Assert.Contains("Dear {{name}}, about infection.", nina.Page.QuerySelector("#text")!.TextContent, StringComparison.Ordinal);

        // Whoever answers has it, and no gap is sent.
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë"));
        Assert.Contains("Take the message first", nina.Fault, StringComparison.Ordinal);
        Assert.Contains("Dear Zoë", nina.Page.QuerySelector(".kept")!.TextContent, StringComparison.Ordinal);
        await nina.SendAsync($"/messages/{item}/claim");
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"));
        Assert.Contains("not filled in", nina.Fault, StringComparison.Ordinal);
        Assert.Empty(host.Sent);

        await nina.SendAsync($"/messages/{item}/answer", ("do", "save"), ("text", "Dear Zoë, we ring you today."));
        Assert.Contains("Saved by nina", nina.Text, StringComparison.Ordinal);
        Assert.Empty(host.Sent);
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë, we ring you at noon."));
        OutboxMail mail = Assert.Single(host.Sent);
        Assert.Equal(("pat@example.org", "Your message to us", "Dear Zoë, we ring you at noon.", "nina"), (mail.Recipient, mail.Subject, mail.Text, mail.CreatedBy));
        Assert.Contains("Sent. Closing the message is still to be done.", nina.Text, StringComparison.Ordinal);
        Assert.Equal(WorkState.Claimed, host.Held.Store.Work.Get(item).State);
        Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.DraftSent && e.Actor == "nina");

        // A second click, or an old page, sends nothing more.
        await nina.GoAsync($"/messages/{item}");
        Assert.Null(nina.Page.QuerySelector("button[value=send]"));
    }

    [Fact]
    public async Task Send_OfTwoClicksOrTwoNursesIsOne()
    {
        long item = host.FileOfPatient(Sample.Message(), "Please ring me", 1, confirmed: true);
        using PageClient nina = await host.ClientAsync("nina", Role.Nurse);
        using PageClient omar = await host.ClientAsync("omar", Role.Nurse);
        await nina.GetAsync($"/messages/{item}");
        await nina.PostAsync($"/messages/{item}/claim");
        await nina.PostAsync($"/messages/{item}/answer", ("do", "begin"));
        string stamp = Stamp(nina);
        await omar.GetAsync($"/messages/{item}");
        string old = Stamp(omar);
        await nina.PostAsync($"/messages/{item}/answer", ("do", "save"), ("text", "Dear Zoë"), ("stamp", stamp));
        await omar.PostAsync($"/messages/{item}/answer", ("do", "save"), ("text", "Hello Zoë"), ("stamp", old));
        Assert.Equal(HttpStatusCode.Conflict, omar.Status);
        Assert.StartsWith("nina changed the answer", omar.Fault, StringComparison.Ordinal);
        Assert.Contains("Hello Zo", omar.Page, StringComparison.Ordinal);
        await omar.PostAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë"), ("stamp", Stamp(omar)));
        Assert.Equal("Take the message first: who answers has it.", omar.Fault);
        stamp = Stamp(nina);
        await nina.PostAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë"), ("stamp", stamp));
        Assert.Single(host.Sent);
        await nina.PostAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë"), ("stamp", stamp));
        Assert.Single(host.Sent);
        Assert.Equal((HttpStatusCode.Conflict, "The answer was sent before this. Nothing more was saved or sent."), (nina.Status, nina.Fault));

        // Another answer is begun on purpose.
        await nina.PostAsync($"/messages/{item}/answer", ("do", "another"), ("stamp", stamp));
        await nina.PostAsync($"/messages/{item}/answer", ("do", "send"), ("text", "One thing more"), ("stamp", Stamp(nina)));
        Assert.Equal(["Dear Zoë", "One thing more"], host.Sent.Select(m => m.Text));
    }

    [Fact]
    public async Task Send_GoesToNoAddressThatNobodyConfirmed()
    {
        long item = host.FileOfPatient(Sample.Message(), $"NHS number {Sample.NhsNumber}", 1, confirmed: false);
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        await nina.SendAsync($"/messages/{item}/claim");
        await nina.SendAsync($"/messages/{item}/answer", ("do", "begin"));
        Assert.Null(nina.Page.QuerySelector("button[value=send]"));
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë"));
        Assert.Contains("nobody has confirmed", nina.Text, StringComparison.Ordinal);
        Assert.Contains("confirmed the sender's address", nina.Fault, StringComparison.Ordinal);
        Assert.Empty(host.Sent);
    }

    [Fact]
    public async Task Send_IsRefusedWhereAContactRestrictionStands()
    {
        const string Words = "Please do not write to me at home";
        long item = host.FileOfPatient(Sample.Message(), Words, 1, confirmed: true);
        host.Held.Store.Restrictions.Place(host.Held.Store.Work.Get(item).DocumentId!.Value, new TextSpan(0, Words.Length), TextField.Text, "nina");
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        Assert.Contains(Words, nina.Page.QuerySelector(".restriction--big")!.TextContent, StringComparison.Ordinal);
        await nina.SendAsync($"/messages/{item}/claim");
        await nina.SendAsync($"/messages/{item}/answer", ("do", "begin"));
        Assert.Contains(Words, nina.Page.QuerySelector("#answer .restriction")!.TextContent, StringComparison.Ordinal);
        Assert.Null(nina.Page.QuerySelector("button[value=send]"));
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë"));
        Assert.Contains("contact restriction stands", nina.Fault, StringComparison.Ordinal);
        Assert.Empty(host.Sent);
        await nina.GoAsync("/messages");
        Assert.Contains("Contact restriction", nina.Page.QuerySelector("table.queue tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WithSafeguardingWantsAThought()
    {
        long item = host.FileOfPatient(Sample.Message(Urgency.SameDay, "safeguarding"), "He reads my mail", 1, confirmed: true);
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        await nina.SendAsync($"/messages/{item}/claim");
        await nina.SendAsync($"/messages/{item}/answer", ("do", "begin"));
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë"));
        Assert.Contains("who may read the answer", nina.Fault, StringComparison.Ordinal);
        Assert.Empty(host.Sent);
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë"), ("thought", "yes"));
        Assert.Single(host.Sent);
    }

    [Theory]
    [InlineData(OutboxState.Failed, "The answer was not sent.")]
    [InlineData(OutboxState.Unsure, "It is not known whether the answer was sent.")]
    public async Task Send_ThatFailsSaysSoAndKeepsTheWords(OutboxState outcome, string words)
    {
        host.Outcome = outcome;
        long item = host.FileOfPatient(Sample.Message(), "Please ring me", 1, confirmed: true);
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        await nina.SendAsync($"/messages/{item}/claim");
        await nina.SendAsync($"/messages/{item}/answer", ("do", "begin"));
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"), ("text", "Dear Zoë, at length"));
        Assert.StartsWith(words, nina.Fault, StringComparison.Ordinal);
        Assert.Contains("Dear Zoë, at length", nina.Page.QuerySelector("#text")!.TextContent, StringComparison.Ordinal);
        host.Outcome = OutboxState.Sent;
        await nina.SendAsync($"/messages/{item}/answer", ("do", "send"));
        Assert.Equal(outcome == OutboxState.Failed ? 2 : 1, host.Sent.Count);
        if (outcome == OutboxState.Unsure)
        {
            await nina.SendAsync($"/messages/{item}/answer", ("do", "send"), ("again", "yes"));
            Assert.Equal(2, host.Sent.Count);
        }
    }

    [Fact]
    public async Task Answer_TooLongOrToAClosedMessageIsRefusedWithItsWords()
    {
        long item = host.FileOfPatient(Sample.Message(), "Please ring me", 1, confirmed: true);
        using PageClient nina = await host.ClientAsync("nina", Role.Nurse);
        await nina.GetAsync($"/messages/{item}");
        await nina.PostAsync($"/messages/{item}/claim");
        await nina.PostAsync($"/messages/{item}/answer", ("do", "begin"));
        await nina.PostAsync($"/messages/{item}/answer", ("do", "save"), ("text", new string('x', 20_001)), ("stamp", Stamp(nina)));
        Assert.Contains("1 to 20,000", nina.Fault, StringComparison.Ordinal);
        await nina.PostAsync($"/messages/{item}/close", ("outcome", "noted"));
        await nina.PostAsync($"/messages/{item}/answer", ("do", "save"), ("text", "too late"), ("stamp", "1.0"));
        Assert.Contains("It is closed", nina.Fault, StringComparison.Ordinal);
        Assert.Contains("too late", nina.Page, StringComparison.Ordinal);
        await nina.PostAsync($"/messages/{item}/answer", ("do", "nonsense"));
        Assert.NotEqual(HttpStatusCode.OK, nina.Status);
    }

    private static string Stamp(PageClient client) => System.Text.RegularExpressions.Regex.Match(client.Page, "name=\"stamp\" value=\"([^\"]*)\"").Groups[1].Value;
}
