using Microsoft.Playwright;
using MsLetterCoder.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MsLetterCoder.Browser.Tests;

/// <summary>Every page: nothing for axe-core to find, nothing cut off at 200 % zoom or on a tablet, nothing from outside, nothing in the console.</summary>
[Collection(WorkbenchGroup.Name)]
public sealed class PageTests(Workbench workbench)
{
    [SkippableTheory]
    [InlineData("nina", "/messages")]
    [InlineData("nina", "/messages?who=closed")]
    [InlineData("nina", "/messages/patients")]
    [InlineData("nina", "/account")]
    [InlineData("nina", "/password")]
    [InlineData("nina", "/second-factor")]
    [InlineData("nina", "/admin")]
    [InlineData("nina", "/nowhere")]
    [InlineData("cora", "/letters")]
    [InlineData("cora", "/letters?share=signed_off")]
    [InlineData("boss", "/admin")]
    [InlineData("boss", "/admin/quarantine")]
    [InlineData("boss", "/admin/users")]
    [InlineData("boss", "/admin/audit")]
    public async Task Page_IsForEverybody(string who, string path)
    {
        IPage page = await workbench.SignedInAsync(who);
        await page.GotoAsync(workbench.Address + path);
        await IsForEverybodyAsync(page);
    }

    [SkippableFact]
    public async Task Messages_AreForEverybodyInEveryState()
    {
        IPage page = await workbench.SignedInAsync("omar");
        await page.OpenFreeAsync(workbench);
        await IsForEverybodyAsync(page);
        await page.ClickAsync("button:text-is('Take it')");
        await page.ClickAsync("button:text-is('Begin an answer')");
        await page.WaitForSelectorAsync("#answer");
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await IsForEverybodyAsync(page);

        // A document that could not be read, and a patient with a letter.
        await page.GotoAsync(workbench.Address + "/messages?unread=yes");
        await page.LeavesAsync(() => page.Locator("table.queue td a").First.ClickAsync());
        await IsForEverybodyAsync(page);
        await page.GotoAsync(workbench.Address + "/messages/patients");
        await page.FillAsync("#nhs", "123");
        await page.ClickAsync("button:text-is('Find')");
        await page.WaitForSelectorAsync(".fault");
        await IsForEverybodyAsync(page);
    }

    [SkippableFact]
    public async Task Patients_AreForEverybody()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.FindPatientAsync(workbench, (await workbench.PatientsOfCodersAsync())[0]);
        await IsForEverybodyAsync(page);
        await page.ClickAsync("table.queue a:text-is('clinic letter')");
        await Expect(page.Locator("main")).ToContainTextAsync("Back to the patient");
        await IsForEverybodyAsync(page);
    }

    [SkippableFact]
    public async Task EmployerLetters_AreForEverybodyInEveryState()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.OpenEmployerLetterAsync(workbench);
        foreach (ILocator tick in await page.Locator("input[name=tick]:not(:checked)").AllAsync())
        {
            await tick.CheckAsync();
        }

        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await IsForEverybodyAsync(page);
        await page.FillAsync("#employer", "Kestrel Couriers");
        await page.ConfirmAllAsync();
        await page.SelectOptionAsync("#nation", "wales");
        await page.LeavesAsync(() => page.ClickAsync("button:text-is('Show it to the person')"));
        await page.SeesAsync("Please read this letter");
        await IsForEverybodyAsync(page);
    }

    [SkippableFact]
    public async Task Letters_AreForEverybodyInEveryState()
    {
        IPage page = await workbench.SignedInAsync("cole");
        await page.OpenLetterAsync(workbench, codes: 1);
        await IsForEverybodyAsync(page);
        await page.ClickAsync("ol.entries > .entry >> nth=0 >> .entry__code");
        await page.FillAsync("#replace", "fatigue");
        await page.ClickAsync("#act [data-find=replaced] button");
        await page.WaitForSelectorAsync("#replaced .hits__list");
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await IsForEverybodyAsync(page);
    }

    [SkippableFact]
    public async Task SignIn_IsForEverybody()
    {
        IPage page = await workbench.NewPageAsync();
        await page.GotoAsync(workbench.Address + "/sign-in");
        await IsForEverybodyAsync(page);
        await page.FillAsync("#name", "nobody");
        await page.FillAsync("#password", "nothing at all");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForSelectorAsync(".fault");
        await IsForEverybodyAsync(page);
    }

    private async Task IsForEverybodyAsync(IPage page)
    {
        await Axe.FindsNothingAsync(page);

        // A tablet held upright; 200 % zoom of a window of 1280, which is 640 CSS pixels; 400 %, which is 320 (WCAG 1.4.10).
        foreach ((int width, string what) in new[] { (768, "a tablet"), (640, "a window at 200 % zoom"), (320, "a window at 400 % zoom") })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1"), $"{page.Url} is wider than {what}.");
        }

        await page.SetViewportSizeAsync(1280, 900);
        Assert.Empty(workbench.Outside);
        Assert.Empty(workbench.Errors);
    }
}
