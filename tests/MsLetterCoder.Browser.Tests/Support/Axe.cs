using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MsLetterCoder.Browser.Tests.Support;

/// <summary>axe-core over a page: WCAG 2.2 A and AA and its best practices.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static async Task FindsNothingAsync(IPage page)
    {
        AxeResult result = await page.RunAxe(Options);
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, page.Url + "\n" + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length}) {v.Nodes[0].Html}")));
    }
}
