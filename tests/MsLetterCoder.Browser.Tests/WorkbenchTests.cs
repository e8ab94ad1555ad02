using Microsoft.Playwright;
using MsLetterCoder.Browser.Tests.Support;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Browser.Tests;

/// <summary>People's work in a real browser. One program and one store for all, as in life; each test takes messages of its own.</summary>
public sealed class WorkbenchTests(Workbench workbench) : IClassFixture<Workbench>
{
    [SkippableFact]
    public async Task Nurse_TakesTheFirstMessageRegradesAndClosesIt()
    {
        RequiredTool.Chromium.SkipIfMissing();
        IPage page = await workbench.SignedInAsync("nina");
        Assert.Equal("Emergency", await page.InnerTextAsync("table.queue tbody tr:first-child .tag"));
        string item = (await page.GetAttributeAsync("table.queue tbody tr:first-child a", "href"))!;
        await page.ClickAsync("table.queue tbody tr:first-child a");
        await Axe.FindsNothingAsync(page);
        await page.ClickAsync("text=Take it");
        await page.WaitForSelectorAsync("text=nina has it");
        await page.SelectOptionAsync("#urgency", "same_day");
        await page.FillAsync("#reason", "rang at once, seen by the out-of-hours doctor");
        await page.ClickAsync("text=Change the urgency");
        await page.WaitForSelectorAsync(".strip .tag--same_day");
        await page.SelectOptionAsync("#outcome", "telephoned");
        await page.FillAsync("#note", "spoke to the person");
        await page.ClickAsync("button:text-is('Close')");
        await page.WaitForSelectorAsync("text=closed by nina");
        await page.GotoAsync(workbench.Address + "/messages");
        Assert.Equal(0, await page.Locator($"a[href='{item}']").CountAsync());
    }

    [SkippableFact]
    public async Task Nurse_TwoBrowsersOnOneMessage_TheSecondIsTold()
    {
        RequiredTool.Chromium.SkipIfMissing();
        IPage nina = await workbench.SignedInAsync("nina");
        IPage omar = await workbench.SignedInAsync("omar");
        string item = (await nina.GetAttributeAsync("table.queue tbody tr:nth-child(3) a", "href"))!;
        await nina.GotoAsync(workbench.Address + item);
        await omar.GotoAsync(workbench.Address + item);
        await nina.ClickAsync("text=Take it");
        await nina.WaitForSelectorAsync("text=nina has it");
        await omar.ClickAsync("text=Take it");
        await omar.WaitForSelectorAsync("text=Somebody else was quicker");
        Assert.True(await omar.EvaluateAsync<bool>("document.activeElement.classList.contains('fault')"));
        await Axe.FindsNothingAsync(omar);

        // Back to the page of before: it is made anew and offers nothing that is not to be had.
        await omar.GoBackAsync();
        await omar.WaitForSelectorAsync("text=nina has it");
        Assert.Equal(0, await omar.Locator("text=Take it").CountAsync());
    }

    [SkippableFact]
    public async Task Nurse_WorksByKeyboardAlone()
    {
        RequiredTool.Chromium.SkipIfMissing();
        IPage page = await workbench.SignedInAsync("nina");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        for (int i = 0; i < 12 && !await page.EvaluateAsync<bool>("document.activeElement.matches('table.queue a')"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=Back to the queue");
    }

    [SkippableTheory]
    [InlineData("nina", "/messages")]
    [InlineData("nina", "/account")]
    [InlineData("nina", "/password")]
    [InlineData("nina", "/second-factor")]
    [InlineData("nina", "/admin")]
    [InlineData("nina", "/nowhere")]
    [InlineData("cora", "/letters")]
    [InlineData("cora", "/letters/next")]
    [InlineData("boss", "/admin")]
    [InlineData("boss", "/admin/quarantine")]
    [InlineData("boss", "/admin/users")]
    [InlineData("boss", "/admin/audit")]
    public async Task Pages_AxeFindsNothingAndNothingComesFromOutside(string who, string path)
    {
        RequiredTool.Chromium.SkipIfMissing();
        IPage page = await workbench.SignedInAsync(who);
        await page.GotoAsync(workbench.Address + path);
        await Axe.FindsNothingAsync(page);

        // At 200 % zoom of a window of 1280 (640 CSS pixels) nothing is cut off at the side.
        await page.SetViewportSizeAsync(640, 480);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1"), $"{path} is wider than a window at 200 % zoom.");
        Assert.Empty(workbench.Outside);
        Assert.Empty(workbench.Errors);
    }

    [SkippableFact]
    public async Task SignIn_AxeFindsNothing()
    {
        RequiredTool.Chromium.SkipIfMissing();
        IPage page = await workbench.NewPageAsync();
        await page.GotoAsync(workbench.Address + "/sign-in");
        await Axe.FindsNothingAsync(page);
        await page.FillAsync("#name", "nobody");
        await page.FillAsync("#password", "nothing at all");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForSelectorAsync(".fault");
        await Axe.FindsNothingAsync(page);
    }

    [SkippableFact]
    public async Task Session_ThatEndedLosesNothingThatWasSaved()
    {
        RequiredTool.Chromium.SkipIfMissing();
        IPage page = await workbench.SignedInAsync("omar");
        string item = (await page.GetAttributeAsync("table.queue tbody tr:nth-child(5) a", "href"))!;
        await page.GotoAsync(workbench.Address + item);
        await page.Context.ClearCookiesAsync();
        await page.ClickAsync("text=Take it");
        await page.WaitForSelectorAsync("text=This form is out of date");
        await page.GotoAsync(workbench.Address + item);
        await workbench.SignInAsync(page, "omar");
        await page.GotoAsync(workbench.Address + item);
        await page.WaitForSelectorAsync("text=nobody has it");
    }
}
