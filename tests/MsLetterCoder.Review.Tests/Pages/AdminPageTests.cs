using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Tests;

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
}
