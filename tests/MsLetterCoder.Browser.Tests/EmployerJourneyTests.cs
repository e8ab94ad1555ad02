using Microsoft.Playwright;
using MsLetterCoder.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MsLetterCoder.Browser.Tests;

/// <summary>A nurse and a person write a letter to an employer from a clinic letter, from the patient's page to the file.</summary>
[Collection(WorkbenchGroup.Name)]
public sealed class EmployerJourneyTests(Workbench workbench)
{
    [SkippableFact]
    public async Task Nurse_WritesALetterToAnEmployerWithThePerson()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.OpenEmployerLetterAsync(workbench);
        await Axe.FindsNothingAsync(page);

        // Nothing sensitive is ticked, and each sensitive box has its word of caution.
        await Expect(page.Locator(".sensitive input[name=tick]").First).Not.ToBeCheckedAsync();
        await Expect(page.Locator(".sensitive .caution").First).ToBeVisibleAsync();
        await Expect(page.Locator("#part-draft .draft-mark").First).ToHaveTextAsync("Draft, not for release");
        await Expect(page.Locator("button.without-script").First).ToBeHiddenAsync();

        // What is ticked and typed is seen at once, without reload.
        await page.EvaluateAsync("window.before = true");
        await page.FillAsync("#person-name", "Robin Ashdown");
        await Expect(page.Locator("#part-draft .letter")).ToContainTextAsync("Robin Ashdown");
        await Expect(page.Locator("#part-draft .against")).ToContainTextAsync("No employer is named");
        await page.FillAsync("#employer", "Kestrel Couriers");
        await Expect(page.Locator("#part-draft .letter")).ToContainTextAsync("Kestrel Couriers");
        ILocator sensitive = page.Locator(".sensitive input[name=tick]").First;
        string before = await page.Locator("#part-draft .letter").InnerTextAsync();
        await sensitive.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("#part-draft .letter")).Not.ToHaveTextAsync(before);
        await Expect(sensitive).ToBeFocusedAsync();
        await Expect(page.Locator(".matter:has(input[name=tick]:checked) .matter__more").First).ToBeVisibleAsync();
        await sensitive.UncheckAsync();
        await page.ConfirmAllAsync();

        await Expect(page.Locator("#part-draft .said")).ToContainTextAsync("The release check finds nothing");

        // What is edited is checked as it is typed.
        await page.ClickAsync("summary:text-is('Edit the words')");
        string words = await page.InputValueAsync("#text");
        await page.FillAsync("#text", words.Replace("Yours sincerely", "I take Tysabri.\n\nYours sincerely", StringComparison.Ordinal));
        await Expect(page.Locator("#part-draft mark").First).ToHaveTextAsync("Tysabri");
        await Axe.FindsNothingAsync(page);
        await page.FillAsync("#text", words);
        await Expect(page.Locator("#part-draft .said")).ToContainTextAsync("The release check finds nothing");
        await page.ClickAsync("summary:text-is('What each sentence rests on')");
        await Expect(page.Locator("#part-trace")).ToContainTextAsync("the clinic letter says");
        Assert.True(await page.EvaluateAsync<bool>("window.before"));

        // The person sees it, agrees, and it goes out.
        await page.ClickAsync("button:text-is('Show it to the person')");
        await page.SeesAsync("Please read this letter");
        await Axe.FindsNothingAsync(page);
        Assert.Matches(@"/employer/shown\?preview=[0-9]+$", page.Url);
        Assert.Equal(0, await page.Locator("button:has-text('Release as')").CountAsync());
        await page.CheckAsync("input[name=agreed]");
        await page.ClickAsync("button:text-is('Record consent')");
        await page.SeesAsync("recorded by nina, wording");
        IDownload released = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button:text-is('Release as PDF')"));
        Assert.Matches(@"^employer-letter-[0-9]{4}-[0-9]{2}-[0-9]{2}\.pdf$", released.SuggestedFilename);
        await page.ClickAsync("button:text-is('The person withdraws it')");
        await page.SeesAsync("Not without consent to this letter.");
        await page.SeesAsync("released as pdf by nina");
        Assert.Empty(workbench.Outside);
        Assert.Empty(workbench.Errors);
    }

    [SkippableFact]
    public async Task Nurse_WritesALetterWithoutScript()
    {
        IPage first = await workbench.SignedInAsync("nina");
        await first.OpenEmployerLetterAsync(workbench);
        IPage page = await workbench.NewPageAsync(session: await first.Context.StorageStateAsync(), script: false);
        await page.GotoAsync(first.Url);
        await page.FillAsync("#person-name", "Robin Ashdown");
        await page.FillAsync("#employer", "Kestrel Couriers");
        await page.ConfirmAllAsync();
        await Expect(page.Locator("#part-draft .letter")).Not.ToContainTextAsync("Robin Ashdown");
        await page.ClickAsync("button.without-script");
        await Expect(page.Locator("#part-draft .letter")).ToContainTextAsync("Robin Ashdown");
        await Expect(page.Locator("#part-draft .said")).ToContainTextAsync("The release check finds nothing");
        await page.ClickAsync("button:text-is('Show it to the person')");
        await page.SeesAsync("Please read this letter");
        await page.CheckAsync("input[name=agreed]");
        await page.ClickAsync("button:text-is('Record consent')");
        await page.SeesAsync("recorded by nina, wording");
        IDownload released = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button:text-is('Release as Word (DOCX)')"));
        Assert.EndsWith(".docx", released.SuggestedFilename, StringComparison.Ordinal);
        await page.ReloadAsync();
        await page.SeesAsync("released as docx by nina");
        Assert.Empty(workbench.Errors);
    }
}
