using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MsLetterCoder.Browser.Tests.Support;

/// <summary>What tests do on pages again and again.</summary>
internal static class Pages
{
    /// <summary>Opens an open message of the queue that nobody has taken and no test has opened before.</summary>
    public static async Task<string> OpenFreeAsync(this IPage page, Workbench workbench, string query = "who=free")
    {
        await page.GotoAsync($"{workbench.Address}/messages?{query}");
        IReadOnlyList<string?> links = await page.Locator("table.queue tbody tr td a").EvaluateAllAsync<string?[]>("links => links.map(link => link.getAttribute('href'))");
        string item = workbench.TakeOne(links.OfType<string>());
        await page.GotoAsync(workbench.Address + item);
        return item;
    }

    /// <summary>Opens a letter that nobody has and no test has opened before, with so many codes at the least and nothing restricted.</summary>
    public static async Task<string> OpenLetterAsync(this IPage page, Workbench workbench, int codes)
    {
        await page.GotoAsync($"{workbench.Address}/letters?share=free");
        IReadOnlyList<string> links = await page.Locator("table.queue tbody tr").EvaluateAllAsync<string[]>(
            $"rows => rows.filter(row => Number(row.cells[3].textContent) >= {codes}).map(row => row.querySelector('a').getAttribute('href').split('?')[0])");
        string letter;
        do
        {
            letter = workbench.TakeOne(links);
            await page.GotoAsync(workbench.Address + letter);
        }
        while (await page.Locator("section.restricted").CountAsync() > 0);
        return letter;
    }

    /// <summary>As a nurse: looks for a patient by name and waits for what is found.</summary>
    public static async Task FindPatientAsync(this IPage page, Workbench workbench, string name)
    {
        await page.GotoAsync(workbench.Address + "/messages/patients");
        await page.FillAsync("#name", name);
        await page.LeavesAsync(() => page.ClickAsync("button:text-is('Find')"));
    }

    /// <summary>Names of the patients in the coders' queue, restricted records left out.</summary>
    public static async Task<IReadOnlyList<string>> PatientsOfCodersAsync(this Workbench workbench)
    {
        IPage coder = await workbench.SignedInAsync("cora");
        await coder.GotoAsync(workbench.Address + "/letters");
        return [.. (await coder.Locator("table.queue tbody td:nth-child(2):not(:has(.mark)) a").AllInnerTextsAsync()).Distinct()];
    }

    /// <summary>As a nurse: from a patient of the coders' queue to a letter to an employer, one for which something sensitive could be told too.</summary>
    public static async Task OpenEmployerLetterAsync(this IPage page, Workbench workbench)
    {
        foreach (string name in await workbench.PatientsOfCodersAsync())
        {
            await page.FindPatientAsync(workbench, name);
            foreach (string letter in await page.Locator("table.queue a[href*='/letters/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
            {
                await page.GotoAsync(workbench.Address + letter);
                await page.LeavesAsync(() => page.ClickAsync("text=Write a letter to an employer"));
                if (await page.Locator("#part-draft .letter").CountAsync() > 0 && await page.Locator(".sensitive input[name=tick]").CountAsync() > 0)
                {
                    return;
                }
            }
        }

        Assert.Fail("The sample mailbox has no clinic letter for it.");
    }

    /// <summary>Says of every matter ticked for a letter to an employer that it is still true.</summary>
    public static async Task ConfirmAllAsync(this IPage page)
    {
        foreach (ILocator still in await page.Locator(".matter:has(input[name=tick]:checked) input[name=confirmed]").AllAsync())
        {
            await still.CheckAsync();
        }
    }

    /// <summary>Does something that leads to another page, or to this one made anew.</summary>
    public static async Task LeavesAsync(this IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("window.before = true");
        await act();
        await page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
    }

    /// <summary>Does something on a letter and waits until it stands in its history.</summary>
    public static async Task StepAsync(this IPage page, Func<Task> act)
    {
        int before = await page.Locator(".desk .history li").CountAsync();
        await act();
        await Expect(page.Locator(".desk .history li")).ToHaveCountAsync(before + 1);
    }

    /// <summary>Steps of a letter, newest last, in the words of its history.</summary>
    public static async Task<string> LastStepAsync(this IPage page) => await page.Locator(".desk .history li").Last.InnerTextAsync();

    public static Task SeesAsync(this IPage page, string words) => Expect(page.Locator("main")).ToContainTextAsync(words);
}
