using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Browser.Tests.Support;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Browser.Tests;

/// <summary>What only a real browser shows: the sign-in at another site and back with cookies that are Strict, and restricted records as people meet them.</summary>
public sealed class SafetyTests : IDisposable
{
    /// <summary>Milliseconds that a page may take on a busy machine.</summary>
    private const float Patience = 120_000;

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
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address + "/messages");
        await Axe.FindsNothingAsync(page);
        await PictureAsync(page, "sign-in");
        await GoElsewhereAsync(page);
        await page.WaitForURLAsync("**/messages", new PageWaitForURLOptions { Timeout = Patience, WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("table.queue");
        await page.WaitForSelectorAsync("text=nina.nurse@trust.example");

        ILocator row = page.Locator("table.queue tbody tr a").First;
        string item = (await row.GetAttributeAsync("href"))!;
        const string name = "Patricia Example";
        Assert.Equal(name, await row.InnerTextAsync());
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
        boss.SetDefaultTimeout(Patience);
        await boss.GotoAsync(address + "/admin/records");
        await GoElsewhereAsync(boss);
        await boss.WaitForSelectorAsync("h1:text-is('Restricted records')");
        Assert.DoesNotContain(name, await boss.ContentAsync(), StringComparison.Ordinal);
        await Axe.FindsNothingAsync(boss);
        await PictureAsync(boss, "restricted-records");
    }

    /// <summary>Not waited for: the page in between goes on by itself, which a click waits for in vain.</summary>
    private static async Task GoElsewhereAsync(IPage page) => await page.EvaluateAsync("document.querySelector('a[href^=\"/sign-in/outside\"]').click()");

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
        using (StoreView view = place.Look())
        {
            view.Store.Patients.Import(new StringReader("nhs_number,names,addresses\n9990000018,Patricia Example,patricia@example.org\n"), "setup");
        }

        place.Put("one.eml", Encoding.ASCII.GetBytes(
            """
            From: Pat <patricia@example.org>
            To: team@example.org
            Subject: My legs
            Message-ID: <one@example.org>
            Date: Mon, 02 Mar 2026 09:00:00 +0000

            Hello, I have MS and my legs have been weaker and more numb since last week. Please could a nurse call me back? Patricia

            """.ReplaceLineEndings("\r\n")));
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
