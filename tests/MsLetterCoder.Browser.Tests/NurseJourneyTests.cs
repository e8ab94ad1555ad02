using Microsoft.Playwright;
using MsLetterCoder.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MsLetterCoder.Browser.Tests;

/// <summary>A nurse's work from end to end.</summary>
[Collection(WorkbenchGroup.Name)]
public sealed class NurseJourneyTests(Workbench workbench)
{
    [SkippableFact]
    public async Task Nurse_TakesTheFirstMessageRegradesNotesAssignsAndTheOtherClosesIt()
    {
        IPage nina = await workbench.SignedInAsync("nina");
        await nina.GotoAsync(workbench.Address + "/messages");
        Assert.Equal("Emergency", await nina.InnerTextAsync("table.queue tbody tr:first-child .tag"));
        string item = await nina.OpenFreeAsync(workbench);
        await nina.ClickAsync("button:text-is('Take it')");
        await nina.SeesAsync("you have it");
        await nina.ClickAsync("summary:text-is('Urgency or category')");
        await nina.SelectOptionAsync("#urgency", "same_day");
        await nina.FillAsync("#reason", "rang at once, seen by the out-of-hours doctor");
        await nina.ClickAsync("button:text-is('Change it')");
        await nina.WaitForSelectorAsync(".strip .tag--same_day");
        await nina.ClickAsync("summary:text-is('A note')");
        await nina.FillAsync("#jotting", "left word with the carer");
        await nina.ClickAsync("button:text-is('Add the note')");
        await nina.SeesAsync("left word with the carer");
        await nina.ClickAsync("summary:text-is('For another nurse')");
        await nina.SelectOptionAsync("#to", "omar");
        await nina.FillAsync("#word", "please ring at four");
        await nina.ClickAsync("button:text-is('Assign it')");
        await nina.SeesAsync("meant for omar; nobody has it");

        IPage omar = await workbench.SignedInAsync("omar");
        await omar.GotoAsync(workbench.Address + "/messages?who=mine");
        await omar.SeesAsync("for you");
        await omar.ClickAsync($"a[href='{item}']");
        await omar.SeesAsync("please ring at four");
        await omar.ClickAsync("button:text-is('Take it')");
        await omar.SelectOptionAsync("#outcome", "telephoned");
        await omar.FillAsync("#note", "spoke to the person");
        await omar.ClickAsync("button:text-is('Close')");
        await omar.SeesAsync("closed by omar");
        await omar.GotoAsync(workbench.Address + "/messages");
        Assert.Equal(0, await omar.Locator($"a[href='{item}']").CountAsync());
        await omar.SelectOptionAsync("#who", "closed");
        await omar.ClickAsync("button:text-is('Show')");
        await Expect(omar.Locator($"a[href='{item}']")).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task Nurse_FindsAPatientAnswersTheirMessageAndClosesIt()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.GotoAsync(workbench.Address + "/messages");
        await page.ClickAsync("text=Find a patient");
        await page.FillAsync("#name", "broadhurst");
        await page.FillAsync("#born", "19/7/1992");
        await page.ClickAsync("button:text-is('Find')");
        await Expect(page.Locator("h1")).ToHaveTextAsync(Workbench.KnownName);
        Assert.Matches("/messages/patients/[0-9]+$", page.Url);
        await page.ClickAsync("table.queue a:text-is('patient message')");
        await page.ClickAsync("button:text-is('Take it')");
        await page.ClickAsync("button:text-is('Begin an answer')");
        await page.SeesAsync("Cannot be sent from here: nobody has confirmed whose address it is.");
        await page.ClickAsync("button:text-is('It is theirs')");
        await Expect(page.Locator(".answer__to")).ToHaveTextAsync($"To aidan.b@example.org, confirmed as the address of {Workbench.KnownName}");
        await page.FillAsync("#text", "Dear Aidan,\n\nthe result is back. We ring you today.\n\nYour MS team");
        await page.ClickAsync("button:text-is('Save')");
        await page.SeesAsync("Saved by nina");
        Assert.DoesNotContain(workbench.Sent, mail => mail.Contains("the result is back", StringComparison.Ordinal));
        await page.ClickAsync("button:text-is('Send to aidan.b@example.org')");
        await page.SeesAsync("Sent. Closing the message is still to be done.");
        string mail = Assert.Single(workbench.Sent, mail => mail.Contains("the result is back", StringComparison.Ordinal));
        Assert.Contains("aidan.b@example.org", mail, StringComparison.Ordinal);
        await page.ClickAsync($"dl a:text-is('{Workbench.KnownName}')");
        await page.SeesAsync("nina has it");
        await page.GoBackAsync();
        await page.SelectOptionAsync("#outcome", "answered");
        await page.ClickAsync("button:text-is('Close')");
        await page.SeesAsync("closed by nina");
        Assert.Equal(0, await page.Locator("#answer textarea").CountAsync());
    }

    [SkippableFact]
    public async Task Nurse_FiltersTheQueueAndTheEmergencyStaysAnnounced()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.GotoAsync(workbench.Address + "/messages");
        Assert.Matches(@"^\([0-9]+ emergency\) Messages", await page.TitleAsync());
        await page.SelectOptionAsync("#urgency", "routine");
        await page.ClickAsync("button:text-is('Show')");
        await page.SeesAsync("that nobody has taken");
        Assert.Equal(["Routine"], (await page.Locator("table.queue tbody .tag").AllInnerTextsAsync()).Distinct());
        Assert.Matches(@"^\([0-9]+ emergency\) Messages", await page.TitleAsync());
        await page.ClickAsync("a.filters__all");
        await page.WaitForURLAsync("**/messages");
        await page.CheckAsync("input[name=flags]");
        await page.ClickAsync("button:text-is('Show')");
        await page.WaitForURLAsync("**flags=yes");
        int rows = await page.Locator("table.queue tbody tr").CountAsync();
        Assert.True(rows > 0);
        Assert.Equal(rows, await page.Locator("table.queue tbody tr:has(.flag)").CountAsync());
    }

    [SkippableFact]
    public async Task Nurse_WorksByKeyboardAlone()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.GotoAsync(workbench.Address + "/messages");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        for (int i = 0; i < 16 && !await page.EvaluateAsync<bool>("document.activeElement.matches('table.queue a')"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=Back to the queue");
    }
}
