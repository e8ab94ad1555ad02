using Microsoft.Playwright;
using MsLetterCoder.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MsLetterCoder.Browser.Tests;

/// <summary>A coder's work from end to end.</summary>
[Collection(WorkbenchGroup.Name)]
public sealed class CoderJourneyTests(Workbench workbench)
{
    private const string Codes = "ol.entries > .entry";

    [SkippableFact]
    public async Task Coder_DecidesEverythingSignsOffAndTheNextLetterOpens()
    {
        IPage page = await workbench.SignedInAsync("cora");
        string letter = await page.OpenLetterAsync(workbench, codes: 2);
        await page.StepAsync(() => page.ClickAsync($"{Codes} >> nth=0 >> button:text-is('Accept')"));
        Assert.Contains("cora accepted", await page.LastStepAsync(), StringComparison.Ordinal);
        await Expect(page.Locator("main .strip")).ToContainTextAsync("you have it");

        // Reject with a reason; a rejection without one is refused in words.
        await page.ClickAsync($"{Codes} >> nth=1 >> .entry__code");
        await page.ClickAsync("#act button:has-text('Reject')");
        await page.SeesAsync("Say why the code is wrong.");
        await page.ClickAsync($"{Codes} >> nth=1 >> .entry__code");
        await page.SelectOptionAsync("#reason", "Only suspected");
        await page.StepAsync(() => page.ClickAsync("#act button:has-text('Reject')"));
        Assert.Contains("Only suspected", await page.LastStepAsync(), StringComparison.Ordinal);

        // Undo brings it back; replaced by search, moved, made primary.
        await page.StepAsync(() => page.ClickAsync("[data-key=u]"));
        await page.ClickAsync($"{Codes} >> nth=1 >> .entry__code");
        await page.FillAsync("#replace", "G37.9");
        await page.ClickAsync("#act [data-find=replaced] button");
        await page.StepAsync(() => page.ClickAsync("#replaced button:text-is('G37.9')"));
        Assert.Contains("by G37.9", await page.LastStepAsync(), StringComparison.Ordinal);
        await Expect(page.Locator($"{Codes} >> nth=1")).ToContainTextAsync("G37.9");
        await page.ClickAsync($"{Codes} >> nth=1 >> .entry__code");
        await page.StepAsync(() => page.ClickAsync("#act button:text-is('Up')"));
        await Expect(page.Locator($"{Codes} >> nth=0")).ToContainTextAsync("G37.9");
        await page.ClickAsync($"{Codes} >> nth=1 >> .entry__code");
        await page.StepAsync(() => page.ClickAsync("#act button:text-is('Primary')"));
        Assert.Contains("the primary code", await page.LastStepAsync(), StringComparison.Ordinal);

        // The context of a concept, a comment, a query to the clinician.
        await page.ClickAsync("ul.entries > .entry[data-kind=m] >> nth=0 >> .entry__code");
        await page.SelectOptionAsync("#context", "planned");
        await page.StepAsync(() => page.ClickAsync("#act button:text-is('Change it')"));
        Assert.Contains("to planned", await page.LastStepAsync(), StringComparison.Ordinal);
        await page.FillAsync("#letter-note", "old letterhead");
        await page.StepAsync(() => page.ClickAsync(".finish button:text-is('Comment')"));
        await page.FillAsync("#letter-note", "Which type is meant?");
        await page.StepAsync(() => page.ClickAsync(".finish button:text-is('Query to the clinician')"));
        Assert.Contains("drafted a query to the clinician: Which type is meant?", await page.LastStepAsync(), StringComparison.Ordinal);

        // Words nobody marked are coded by search.
        await page.FillAsync("#marked-words", "the");
        await page.FillAsync("#phrase", "foot drop");
        await page.ClickAsync("#marking button");
        await page.StepAsync(() => page.ClickAsync("#marked button[value^='snomed:foot_drop']"));
        Assert.Contains("added", await page.LastStepAsync(), StringComparison.Ordinal);

        await DecideAllAsync(page);
        await page.LeavesAsync(() => page.ClickAsync("[data-key=s]"));
        await Expect(page.Locator(".fault")).ToHaveCountAsync(0);
        Assert.Contains("done=", page.Url, StringComparison.Ordinal);
        await page.SeesAsync("is signed off.");
        Assert.DoesNotContain(letter + "?", page.Url, StringComparison.Ordinal);

        // Opened again with a reason; the history is whole.
        await page.ClickAsync("text=Look at it again");
        await page.SeesAsync("Signed off by cora");
        int steps = await page.Locator(".desk .history li").CountAsync();
        await page.FillAsync("#again", "a late result");
        await page.StepAsync(() => page.ClickAsync("button:text-is('Open again')"));
        Assert.Contains("opened the letter again: a late result", await page.LastStepAsync(), StringComparison.Ordinal);
        Assert.Equal(steps + 1, await page.Locator(".desk .history li").CountAsync());
        await page.ClickAsync("button:text-is('Release it')");
        await page.WaitForSelectorAsync("h1:text-is('Letters to code')");
    }

    [SkippableFact]
    public async Task Coder_WorksWithKeysAlone()
    {
        IPage page = await workbench.SignedInAsync("cora");
        await page.OpenLetterAsync(workbench, codes: 2);
        await page.Keyboard.PressAsync("t");
        await page.SeesAsync("you have it");
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.Locator("#keys").EvaluateAsync<bool>("keys => keys.open"));
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator($"{Codes} >> nth=0")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("entry--here"));
        await page.StepAsync(() => page.Keyboard.PressAsync("a"));

        // The next entry is selected: rejected by keys, with a reason typed.
        await Expect(page.Locator($"{Codes} >> nth=1")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("entry--here"));
        await page.Keyboard.PressAsync("r");
        Assert.Equal("reason", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("not in this clinic");
        await page.Keyboard.PressAsync("Tab");
        await page.StepAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Contains("not in this clinic", await page.LastStepAsync(), StringComparison.Ordinal);
        await page.StepAsync(() => page.Keyboard.PressAsync("u"));
        await page.Keyboard.PressAsync("/");
        Assert.Equal("phrase", await page.EvaluateAsync<string>("document.activeElement.id"));

        // In a field a key is a letter; Escape leads out; keys can be switched off.
        await page.Keyboard.PressAsync("j");
        Assert.Equal("j", await page.InputValueAsync("#phrase"));
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("s");
        Assert.Equal("s", await page.EvaluateAsync<string>("document.activeElement.dataset.key"));
        await page.Keyboard.PressAsync("?");
        await page.UncheckAsync("#keys-on");
        int steps = await page.Locator(".desk .history li").CountAsync();
        await page.Keyboard.PressAsync("u");
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.Locator("#keys").EvaluateAsync<bool>("keys => keys.open"));
        Assert.Equal(steps, await page.Locator(".desk .history li").CountAsync());
    }

    [SkippableFact]
    public async Task Coder_MarksWordsWithTheMouseAndTiesThemToCodes()
    {
        IPage page = await workbench.SignedInAsync("cole");
        await page.OpenLetterAsync(workbench, codes: 1);
        ILocator first = page.Locator($"{Codes} >> nth=0");
        await first.HoverAsync();
        Assert.True(await page.Locator("#text .mk.tied").CountAsync() > 0, "Pointing at a code shows its words.");
        string marked = await page.EvaluateAsync<string>(
            """
            () => {
                const piece = [...document.querySelectorAll("#text > span[data-s]")].find(p => p.textContent.trim().length > 20);
                const range = document.createRange();
                const from = piece.textContent.length - piece.textContent.trimStart().length;
                range.setStart(piece.firstChild, from);
                range.setEnd(piece.firstChild, from + 12);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return getSelection().toString().trim();
            }
            """);
        await Expect(page.Locator("#marked-words")).ToHaveValueAsync(marked);
        int start = int.Parse(await page.InputValueAsync("#marking input[name=start]"), System.Globalization.CultureInfo.InvariantCulture);
        string text = await page.EvaluateAsync<string>("[...document.querySelectorAll('#text [data-s]')].map(p => p.textContent).join('')");
        Assert.Equal(marked, text[start..(start + marked.Length)]);
    }

    /// <summary>Accepts what waits for a decision; a question is left uncoded with a reason.</summary>
    private static async Task DecideAllAsync(IPage page)
    {
        for (int i = 0; i < 20 && await page.Locator(".entry--open").CountAsync() > 0; i++)
        {
            ILocator open = page.Locator(".entry--open").First;
            if (await open.Locator("button:text-is('Accept')").CountAsync() > 0)
            {
                await page.StepAsync(() => open.Locator("button:text-is('Accept')").ClickAsync());
                continue;
            }

            await open.Locator(".entry__code").ClickAsync();
            await page.SelectOptionAsync("#reason", "Not relevant to this encounter");
            await page.StepAsync(() => page.ClickAsync("#act button[value=rejected]"));
        }
    }
}
