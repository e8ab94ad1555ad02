using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Browser.Tests.Support;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Browser.Tests;

/// <summary>What only a real browser shows: the sign-in at another site and back with cookies that are Strict, and restricted records as people meet them.</summary>
public sealed class SafetyTests : IDisposable
{
    private readonly Workplace place = new();
    private readonly IdentityProvider provider = new(TimeProvider.System);

    public void Dispose()
    {
        provider.Dispose();
        place.Dispose();
    }

    [SkippableFact]
    public async Task Nurse_SignsInElsewhereAndOpensARestrictedRecordWithAReason()
    {
        RequiredTool.Chromium.SkipIfMissing();
        // The provider is 127.0.0.1 and the pages are localhost: two sites, as in life.
        string address = await ConfigureAsync();
        await using AppProcess program = AppProcess.Start(place, "run");
        await program.UntilAsync("Now listening on");
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = RequiredTool.Chromium.Path, Args = ["--no-sandbox"] });

        IPage page = await browser.NewPageAsync();
        await page.GotoAsync(address + "/messages");
        await Axe.FindsNothingAsync(page);
        await PictureAsync(page, "sign-in");
        await page.ClickAsync("text=Sign in with the Trust");
        await page.WaitForURLAsync("**/messages");
        await page.WaitForSelectorAsync("table.queue");
        await page.WaitForSelectorAsync("text=nina.nurse@trust.example");

        ILocator row = page.Locator("table.queue tbody tr:not(:has-text('unverified')) a").First;
        string item = (await row.GetAttributeAsync("href"))!;
        string name = await row.InnerTextAsync();
        await page.GotoAsync(address + item);
        await page.ClickAsync("text=Restrict this record");
        await page.FillAsync("#record-reason", "works on the ward");
        await Axe.FindsNothingAsync(page);
        await PictureAsync(page, "restrict-record");
        await page.ClickAsync("button:text-is('Restrict it')");
        await page.WaitForSelectorAsync("h1:text-is('This record is restricted')");
        await Axe.FindsNothingAsync(page);
        await PictureAsync(page, "restricted-record");
        Assert.DoesNotContain(name, await page.ContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync(address + "/messages");
        Assert.Equal("Restricted record", await page.InnerTextAsync($"a[href='{item}']"));
        Assert.DoesNotContain(name, await page.InnerTextAsync("table.queue"), StringComparison.Ordinal);
        await Axe.FindsNothingAsync(page);
        await PictureAsync(page, "restricted-queue");
        await page.ClickAsync($"a[href='{item}']");
        await page.FillAsync("#reason", "she rang");
        await page.ClickAsync("text=Open for an hour");
        await page.WaitForSelectorAsync("text=Everybody who opens it says why");
        await Axe.FindsNothingAsync(page);

        provider.Claims["sub"] = "Subject-2";
        provider.Claims["preferred_username"] = "boss";
        provider.Claims["roles"] = "ms-admins";
        await using IBrowserContext other = await browser.NewContextAsync();
        IPage boss = await other.NewPageAsync();
        await boss.GotoAsync(address + "/admin/records");
        await boss.ClickAsync("text=Sign in with the Trust");
        await boss.WaitForSelectorAsync("h1:text-is('Restricted records')");
        Assert.DoesNotContain(name, await boss.ContentAsync(), StringComparison.Ordinal);
        await Axe.FindsNothingAsync(boss);
        await PictureAsync(boss, "restricted-records");
    }

    private async Task<string> ConfigureAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await File.WriteAllTextAsync(place.In("openid"), IdentityProvider.Secret);
        place["Pages:Enabled"] = "true";
        place["Pages:Port"] = FormattableString.Invariant($"{port}");
        place["Pages:OpenId:Authority"] = provider.Issuer;
        place["Pages:OpenId:ClientId"] = IdentityProvider.ClientId;
        place["Pages:OpenId:SecretFile"] = place.In("openid");
        place["Pages:OpenId:Nurses"] = "ms-nurses";
        place["Pages:OpenId:Administrators"] = "ms-admins";
        place["Pages:OpenId:Label"] = "the Trust's account";
        place["Mailbox:Folder"] = Path.Combine(Repository.Root, "corpus", "inbox");
        AppEnd filed = await AppProcess.RunAsync(place, "run", "--once");
        Assert.True(filed.ExitCode == 0, filed.Errors);
        return FormattableString.Invariant($"http://localhost:{port}");
    }

    /// <summary>A picture for people to look at, where somebody asked for pictures.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MSLC_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Path.GetFullPath(folder, Repository.Root), name + ".png"), FullPage = true });
        }
    }
}
