using System.Globalization;
using System.Net;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;

namespace MsLetterCoder.Review.Tests.Access;

public sealed class SignInTests : IDisposable
{
    private readonly PageHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task SignIn_LetsInWithTheRightPasswordAndWritesItDown()
    {
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        Assert.Equal("/messages", browser.At);
        Assert.Contains(host.Held.Store.Audit.Read(0, 100), e => e.Action == AuditAction.SignedIn && e.Actor == "nina");
    }

    [Theory]
    [InlineData("nina", "wrong password here")]
    [InlineData("nobody", PageHost.Password)]
    [InlineData("disabled", PageHost.Password)]
    public async Task SignIn_SaysTheSameWhateverIsWrong(string name, string password)
    {
        host.Add("nina", Role.Nurse);
        host.Held.Store.Accounts.SetDisabled(host.Add("disabled", Role.Nurse), true, "setup");
        using Browser browser = host.NewBrowser();
        await browser.SignInAsync(name, password);
        Assert.Equal("The account or the password is wrong, or the account may not sign in.", browser.Fault);
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), c => c.Name == "session");
    }

    [Fact]
    public async Task SignIn_LocksAfterFiveFailuresAndOpensAfterAQuarterOfAnHour()
    {
        host.Add("nina", Role.Nurse);
        using Browser browser = host.NewBrowser();
        for (int i = 0; i < 5; i++)
        {
            await browser.SignInAsync("nina", "wrong password here");
        }

        await browser.SignInAsync("nina", PageHost.Password);
        Assert.Contains("Too many attempts", browser.Fault, StringComparison.Ordinal);
        host.Held.Time.Now += TimeSpan.FromMinutes(16);
        await browser.SignInAsync("nina", PageHost.Password);
        Assert.Equal("/messages", browser.At);
    }

    [Fact]
    public async Task SignIn_AFirstPasswordIsChangedBeforeAnythingElse()
    {
        host.Held.Store.Accounts.Add("new", [Role.Nurse], PasswordRules.Hash("first-given-password"), "setup");
        using Browser browser = host.NewBrowser();
        await browser.SignInAsync("new", "first-given-password");
        Assert.Equal("/password", browser.At);
        await browser.GoAsync("/messages");
        Assert.Equal("/password", browser.At);
        await browser.SendAsync("/password", ("old", "first-given-password"), ("new", "short"), ("again", "short"));
        Assert.Contains("at least 12", browser.Fault, StringComparison.Ordinal);
        await browser.SendAsync("/password", ("old", "first-given-password"), ("new", "three words together"), ("again", "three words together"));
        Assert.Equal("/messages", browser.At);
    }

    [Fact]
    public async Task SignIn_AsksForTheSecondFactorAndTakesACodeOnce()
    {
        byte[] secret = TimeCode.NewSecret();
        host.Held.Store.Accounts.SetSecondFactor(host.Add("nina", Role.Nurse), secret, "nina");
        string code = TimeCode.Of(secret, host.Held.Time.Now.ToUnixTimeSeconds() / 30).ToString("D6", CultureInfo.InvariantCulture);
        using Browser first = host.NewBrowser();
        await first.SignInAsync("nina", PageHost.Password);
        Assert.Equal("Your code", first.Heading);
        Assert.DoesNotContain(first.Cookies.GetAllCookies(), c => c.Name == "session");
        await first.SendAsync("/sign-in", ("code", "000000"));
        Assert.Contains("wrong", first.Fault, StringComparison.Ordinal);
        await first.SendAsync("/sign-in", ("code", code));
        Assert.Equal("/messages", first.At);

        using Browser thief = host.NewBrowser();
        await thief.SignInAsync("nina", PageHost.Password);
        await thief.SendAsync("/sign-in", ("code", code));
        Assert.Contains("used already", thief.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_EndsAfterItsTime()
    {
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        host.Held.Time.Now += TimeSpan.FromMinutes(15);
        await browser.GoAsync("/messages");
        Assert.Equal("Messages", browser.Heading);
        host.Held.Time.Now += TimeSpan.FromMinutes(21);
        await browser.GoAsync("/messages");
        Assert.Equal("Sign in", browser.Heading);
    }

    [Fact]
    public async Task Session_EndsAfterTwelveHoursEvenInUse()
    {
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        for (int i = 0; i < 49; i++)
        {
            host.Held.Time.Now += TimeSpan.FromMinutes(15);
            await browser.GoAsync("/messages");
        }

        Assert.Equal("Sign in", browser.Heading);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("roles")]
    [InlineData("password")]
    public async Task Session_EndsWhenTheAccountsRightsChange(string change)
    {
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        long id = host.Held.Store.Accounts.Find("nina")!.Id;
        switch (change)
        {
            case "disable":
                host.Held.Store.Accounts.SetDisabled(id, true, "setup");
                break;
            case "roles":
                host.Held.Store.Accounts.SetRoles(id, [Role.Coder], "setup");
                break;
            default:
                host.Held.Store.Accounts.SetPassword(id, PasswordRules.Hash("another password"), true, "setup");
                break;
        }

        await browser.GoAsync("/messages");
        Assert.Equal("Sign in", browser.Heading);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionForACopiedCookieToo()
    {
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        using Browser copy = host.NewBrowser();
        copy.Cookies.Add(browser.Cookies.GetAllCookies());
        await browser.SendAsync("/sign-out");
        Assert.Equal("Sign in", browser.Heading);
        await copy.GoAsync("/messages");
        Assert.Equal("Sign in", copy.Heading);
    }

    [Fact]
    public async Task SignIn_NeverTakesOverACookieThatWasThereBefore()
    {
        using Browser thief = await host.SignedInAsync("thief", Role.Nurse);
        string planted = thief.Cookies.GetAllCookies().Single(c => c.Name == "session").Value;
        host.Add("nina", Role.Nurse);
        using Browser victim = host.NewBrowser();
        await victim.SignInAsync("nina", PageHost.Password);
        Assert.NotEqual(planted, victim.Cookies.GetAllCookies().Single(c => c.Name == "session").Value);
        await thief.GoAsync("/account");
        Assert.Contains("thief", thief.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_GoesNowhereElse(string to)
    {
        host.Add("nina", Role.Nurse);
        using Browser browser = host.NewBrowser();
        await browser.GoAsync("/sign-in?to=" + Uri.EscapeDataString(to));
        await browser.SendAsync("/sign-in", ("name", "nina"), ("password", PageHost.Password), ("to", to));
        Assert.Equal("/messages", browser.At);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    [Fact]
    public async Task Session_SurvivesARestartOfTheProgram()
    {
        using Browser browser = await host.SignedInAsync("nina", Role.Nurse);
        Assert.Single(host.Held.Store.PageKeys.All());
        string raw = Convert.ToHexString(File.ReadAllBytes(host.Held.Options.Path));
        Assert.DoesNotContain(Convert.ToHexString("masterKey"u8), raw, StringComparison.Ordinal);
    }
}
