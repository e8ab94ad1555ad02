using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Tests;
using MsLetterCoder.Store.Watching;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Tests.Pages;

public sealed class AdminPageTests : IDisposable
{
    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Users_ANewAccountSignsInWithThePasswordShownOnce()
    {
        using Browser boss = await host.SignedInAsync("boss", Role.Administrator);
        await boss.GoAsync("/admin/users");
        await boss.SendAsync("/admin/users/add", ("name", "newnurse"), ("role", "nurse"));
        string password = boss.Page.QuerySelector("code.secret")!.TextContent;
        await boss.GoAsync("/admin/users");
        Assert.Null(boss.Page.QuerySelector("code.secret"));
        using Browser nurse = host.NewBrowser();
        await nurse.SignInAsync("newnurse", password);
        Assert.Equal("/password", nurse.At);
    }

    [Theory]
    [InlineData("bad name")]
    [InlineData("<b>x</b>")]
    [InlineData("worker")]
    [InlineData("boss")]
    public async Task Users_RefuseANameThatIsImpossibleOrTaken(string name)
    {
        using Browser boss = await host.SignedInAsync("boss", Role.Administrator);
        await boss.GoAsync("/admin/users");
        await boss.SendAsync("/admin/users/add", ("name", name), ("role", "nurse"));
        Assert.NotNull(boss.Fault);
        Assert.Single(host.Held.Store.Accounts.List());
    }

    [Fact]
    public async Task Users_TheOnlyAdministratorStays()
    {
        using Browser boss = await host.SignedInAsync("boss", Role.Administrator);
        await boss.GoAsync("/admin/users");
        await boss.SendAsync("/admin/users/disable");
        Assert.Contains("only administrator", boss.Fault, StringComparison.Ordinal);
        await boss.SendAsync("/admin/users/roles", ("role", "nurse"));
        Assert.Contains("only administrator", boss.Fault, StringComparison.Ordinal);
        Assert.Contains(Role.Administrator, host.Held.Store.Accounts.Find("boss")!.Roles);
    }

    [Fact]
    public async Task Pages_ShowNoWordOfAPatient()
    {
        host.File(Sample.Message(Urgency.Emergency, "chest_pain"), "Markedword in the text");
        host.File(Sample.Letter(), uid: 2);
        using Browser boss = await host.SignedInAsync("boss", Role.Administrator);
        foreach (string path in new[] { "/admin", "/admin/quarantine", "/admin/users", "/admin/audit" })
        {
            await boss.GoAsync(path);
            Assert.Equal(200, (int)boss.Status);
            Assert.DoesNotContain("Mark", boss.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Audit_IsSearchedAndVerified()
    {
        using Browser boss = await host.SignedInAsync("boss", Role.Administrator);
        using Browser failed = host.NewBrowser();
        await failed.SignInAsync("boss", "wrong password here");
        await boss.GoAsync("/admin/audit?action=sign_in_failed");
        Assert.Single(boss.Page.QuerySelectorAll("table.queue tbody tr"));
        await boss.GoAsync("/admin/audit?actor=boss' OR '1'='1");
        Assert.Contains("Nothing fits", boss.Text, StringComparison.Ordinal);
        await boss.SendAsync("/admin/audit/verify");
        Assert.Contains("The trail is whole", boss.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_IsSearchedByThingAndDay()
    {
        long item = host.File(Sample.Message());
        long message = host.Held.Store.Work.Get(item).MessageId;
        using Browser nina = await host.SignedInAsync("nina", Role.Nurse);
        await nina.GoAsync($"/messages/{item}");
        using Browser boss = await host.SignedInAsync("boss", Role.Administrator);
        foreach ((string query, int rows) in new[]
        {
            ($"entity=message&id={message}&action=record_viewed", 1), ("entity=patient&action=record_viewed", 0), ("action=record_viewed&from=2026-03-02&to=2026-03-02", 1),
            ("action=record_viewed&from=2026-03-03", 0), ("action=record_viewed&to=2026-03-01", 0), ("action=record_viewed&from=nonsense&entity=%27--", 1),
        })
        {
            await boss.GoAsync("/admin/audit?" + query);
            Assert.Equal((query, rows), (query, boss.Page.QuerySelectorAll("table.queue tbody tr").Length));
        }

        await boss.GoAsync("/admin/audit?action=nonsense");
        Assert.Contains("no such action", boss.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quarantine_IsRetriedAndReleasedAndTheNurseStillSeesIt()
    {
        long whole = host.Held.Receive(Sample.Received(1));
        host.Held.Store.Aside.Quarantine(whole, new Unreadable(UnreadableKind.Damaged, "The mail cannot be read."));
        long partly = host.Held.File(Sample.Received(2), m => m with { Mail = Sample.Mail("id-2", "c2"), Documents = [Sample.Body(Sample.Message())], Unreadable = [Sample.Unreadable("2", UnreadableKind.Encrypted)] }).MessageId;
        using Browser boss = await host.SignedInAsync("boss", Role.Administrator);
        await boss.GoAsync("/admin/quarantine");
        Assert.Equal(2, boss.Page.QuerySelectorAll("table.queue tbody tr").Length);
        Assert.Contains("The mail cannot be read.", boss.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Marktest", boss.Text, StringComparison.Ordinal);

        await boss.SendAsync("/admin/quarantine/retry", ("message", $"{partly}"));
        Assert.Contains("nothing was changed", boss.Fault, StringComparison.Ordinal);
        await boss.SendAsync("/admin/quarantine/retry", ("message", $"{whole}"));
        Assert.Equal(PipelineState.Received, host.Held.Store.Messages.Everything(whole).State);

        long part = host.Held.Store.Messages.Everything(partly).Quarantine.Single().Id;
        await boss.GoAsync("/admin/quarantine");
        await boss.SendAsync("/admin/quarantine/release", ("id", $"{part}"));
        Assert.NotNull(host.Held.Store.Messages.Everything(partly).Quarantine.Single().ReleasedAt);
        WorkItem open = host.Held.Store.Messages.Everything(partly).WorkItems.Single(w => w.QuarantineId == part);
        Assert.Equal(WorkState.Waiting, open.State);
        await boss.PostAsync("/admin/quarantine/release", [new("token", boss.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!), new("id", $"{part}")]);
        Assert.Contains("not in quarantine any more", boss.Fault, StringComparison.Ordinal);
        Assert.Contains(host.Held.Store.Audit.Read(0, 1000), e => e.Action == AuditAction.QuarantineReleased && e.Actor == "boss");
    }

    [Fact]
    public async Task Health_SaysWhatDoesNotWork()
    {
        host.Held.Store.Heartbeats.Beat(ServicePart.Reader);
        host.Held.Store.Heartbeats.Beat(ServicePart.Pipeline);
        using Browser boss = await host.SignedInAsync("boss", Role.Administrator);
        await boss.GoAsync("/admin");
        Assert.Contains("Mailbox, queue and store work.", boss.Text, StringComparison.Ordinal);
        host.File(Sample.Message(Urgency.Emergency, "chest_pain"));
        await boss.GoAsync("/admin");
        Assert.Contains("builtin/3", boss.Text, StringComparison.Ordinal);
        Assert.Contains("bb22", boss.Text, StringComparison.Ordinal);
        host.Held.Time.Now += TimeSpan.FromMinutes(19);
        await boss.GoAsync("/admin");
        Assert.Equal(["The mailbox is not being read: new messages do not come in.", "Stored mail is not being looked at."], boss.Page.QuerySelectorAll("main .warn").Select(w => w.TextContent));
        host.Held.Time.Now += TimeSpan.FromMinutes(19);
        using Browser again = host.NewBrowser();
        await again.SignInAsync("boss", PageHost.Password);
        await again.GoAsync("/admin");
        Assert.Contains("1 of the nurses' items is past the limit.", again.Text, StringComparison.Ordinal);
    }
}
