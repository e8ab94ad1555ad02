using Microsoft.Playwright;
using MsLetterCoder.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MsLetterCoder.Browser.Tests;

/// <summary>Two people at once, a step back, a double click, a session that ends, a program that is gone: nothing is lost, and a clear word says why.</summary>
[Collection(WorkbenchGroup.Name)]
public sealed class AccidentTests(Workbench workbench)
{
    [SkippableFact]
    public async Task Message_InTwoBrowsers_TheSecondIsTold()
    {
        IPage nina = await workbench.SignedInAsync("nina");
        IPage omar = await workbench.SignedInAsync("omar");
        string item = await nina.OpenFreeAsync(workbench, "who=free&urgency=soon");
        await omar.GotoAsync(workbench.Address + item);
        await nina.ClickAsync("button:text-is('Take it')");
        await nina.SeesAsync("you have it");
        await omar.ClickAsync("button:text-is('Take it')");
        await omar.SeesAsync("Somebody else was quicker");
        Assert.True(await omar.EvaluateAsync<bool>("document.activeElement.classList.contains('fault')"));
        await Axe.FindsNothingAsync(omar);

        // Back to the page of before: it is made anew and offers nothing that is not to be had.
        await omar.GoBackAsync();
        await omar.SeesAsync("nina has it");
        Assert.Equal(0, await omar.Locator("button:text-is('Take it')").CountAsync());

        // What the second writes into a state that is over comes back to them.
        await omar.ClickAsync("summary:text-is('For another nurse')");
        await omar.SelectOptionAsync("#to", "nina");
        await omar.FillAsync("#word", "typed with care");
        await nina.ClickAsync("button:text-is('Put it back')");
        await nina.SeesAsync("nobody has it");
        await omar.ClickAsync("button:text-is('Assign it')");
        await omar.SeesAsync("It has changed hands");
        await Expect(omar.Locator(".kept")).ToContainTextAsync("typed with care");
    }

    [SkippableFact]
    public async Task Letter_InTwoBrowsers_TheSecondIsTold()
    {
        IPage cora = await workbench.SignedInAsync("cora");
        IPage cole = await workbench.SignedInAsync("cole");
        string letter = await cora.OpenLetterAsync(workbench, codes: 1);
        await cole.GotoAsync(workbench.Address + letter);
        await cora.StepAsync(() => cora.Locator(".entry button:text-is('Accept')").First.ClickAsync());
        await cole.FillAsync("#letter-note", "a comment of mine");
        await cole.ClickAsync(".finish button:text-is('Comment')");
        await cole.SeesAsync("cora has had this letter since");
        await Expect(cole.Locator(".kept")).ToContainTextAsync("a comment of mine");
        await Axe.FindsNothingAsync(cole);

        // Two windows of one person: the second does not write over the first.
        IPage second = await workbench.SignedInAsync("cora");
        await second.GotoAsync(workbench.Address + letter);
        await cora.FillAsync("#letter-note", "first");
        await cora.StepAsync(() => cora.ClickAsync(".finish button:text-is('Comment')"));
        await second.FillAsync("#letter-note", "second");
        await second.ClickAsync(".finish button:text-is('Comment')");
        await second.SeesAsync("You changed this letter");
        await Expect(second.Locator(".kept")).ToContainTextAsync("second");

        // A step back shows the letter as it stands, and work goes on from there.
        await cora.GoBackAsync();
        await cora.SeesAsync("commented: first");
        await cora.FillAsync("#letter-note", "third");
        await cora.StepAsync(() => cora.ClickAsync(".finish button:text-is('Comment')"));
    }

    [SkippableFact]
    public async Task DoubleClick_DoesItOnce()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.OpenFreeAsync(workbench, "who=free&urgency=routine");
        await page.DblClickAsync("button:text-is('Take it')");
        await page.SeesAsync("you have it");
        Assert.Equal(0, await page.Locator(".fault").CountAsync());
        await page.ClickAsync("summary:text-is('A note')");
        await page.FillAsync("#jotting", "once only");
        await page.DblClickAsync("button:text-is('Add the note')");
        await Expect(page.Locator(".history li:has-text('once only')")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        Assert.Equal(1, await page.Locator(".history li:has-text('once only')").CountAsync());
        Assert.Equal(1, await page.Locator(".history li:has-text('took it')").CountAsync());

        IPage coder = await workbench.SignedInAsync("cole");
        await coder.OpenLetterAsync(workbench, codes: 1);
        await coder.FillAsync("#letter-note", "once only");
        await coder.DblClickAsync(".finish button:text-is('Comment')");
        await Expect(coder.Locator(".history li:has-text('once only')")).ToHaveCountAsync(1);
        await coder.ReloadAsync();
        Assert.Equal(1, await coder.Locator(".history li:has-text('once only')").CountAsync());
        Assert.Equal(0, await coder.Locator(".fault").CountAsync());
    }

    [SkippableFact]
    public async Task Session_ThatEnds_LosesNothingThatWasWritten()
    {
        IPage page = await workbench.SignedInAsync("omar");
        string item = await page.OpenFreeAsync(workbench, "who=free&urgency=routine");
        await page.ClickAsync("summary:text-is('A note')");
        await page.FillAsync("#jotting", "written at length");
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "session" });
        await page.ClickAsync("button:text-is('Add the note')");
        await Expect(page.Locator(".lost")).ToContainTextAsync("Your session has ended. Nothing was sent; what you wrote is still here.");
        Assert.Equal("written at length", await page.InputValueAsync("#jotting"));
        await Axe.FindsNothingAsync(page);

        // In another tab: signed in again, and then it is sent from here.
        IPage tab = await page.Context.NewPageAsync();
        await tab.GotoAsync(workbench.Address + "/sign-in");
        await workbench.SignInAsync(tab, "omar");
        await page.ClickAsync("button:text-is('Add the note')");
        await Expect(page.Locator(".history li:has-text('written at length')")).ToHaveCountAsync(1);

        // Without the script the server gives the words back.
        await page.ClickAsync("summary:text-is('A note')");
        await page.FillAsync("#jotting", "written once more");
        await page.Context.ClearCookiesAsync();
        await page.EvaluateAsync("document.querySelector('#jotting').form.submit()");
        await page.SeesAsync("This form is out of date");
        await Expect(page.Locator(".kept")).ToContainTextAsync("written once more");
        await Axe.FindsNothingAsync(page);
        await page.GotoAsync(workbench.Address + item);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [SkippableFact]
    public async Task Program_ThatIsGone_LosesNothingAndEveryPageSaysSo()
    {
        IPage queue = await workbench.SignedInAsync("nina");
        await queue.Clock.InstallAsync();
        await queue.GotoAsync(workbench.Address + "/messages");
        IPage page = await workbench.SignedInAsync("nina");
        await page.OpenFreeAsync(workbench, "who=free&urgency=routine");
        await page.ClickAsync("summary:text-is('A note')");
        await page.FillAsync("#jotting", "written while nobody listens");
        IPage coder = await workbench.SignedInAsync("cora");
        await coder.OpenLetterAsync(workbench, codes: 1);
        await coder.FillAsync("#letter-note", "a comment while nobody listens");
        await workbench.StopProgramAsync();
        try
        {
            await page.ClickAsync("button:text-is('Add the note')");
            await Expect(page.Locator(".lost")).ToContainTextAsync("The program cannot be reached. Nothing was sent; what you wrote is still here.");
            await coder.ClickAsync(".finish button:text-is('Comment')");
            await Expect(coder.Locator(".lost")).ToContainTextAsync("what you wrote is still here");
            await coder.FillAsync("#phrase", "falls");
            await coder.ClickAsync("#marking button");
            await Expect(coder.Locator("body")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("cut-off"));
            await queue.Clock.FastForwardAsync(31_000);
            await Expect(queue.Locator("body")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("cut-off"));
        }
        finally
        {
            await workbench.StartProgramAsync();
        }

        await page.ClickAsync("button:text-is('Add the note')");
        await Expect(page.Locator(".history li:has-text('written while nobody listens')")).ToHaveCountAsync(1);
        await coder.ClickAsync(".finish button:text-is('Comment')");
        await coder.SeesAsync("commented: a comment while nobody listens");
        await queue.Clock.FastForwardAsync(31_000);
        await Expect(queue.Locator("body")).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("cut-off"));
    }
}
