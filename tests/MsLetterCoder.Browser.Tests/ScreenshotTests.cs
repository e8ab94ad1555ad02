using Microsoft.Playwright;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Browser.Tests.Support;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Browser.Tests;

/// <summary>Pictures of the main pages. <c>MSLC_SCREENSHOTS=docs/screenshots dotnet test tests/MsLetterCoder.Browser.Tests --filter Screenshot</c> writes them; without it they are taken and thrown away.</summary>
public sealed class ScreenshotTests(Workbench workbench) : IClassFixture<Workbench>
{
    [SkippableTheory]
    [InlineData("nina", "/messages", "nurse-queue")]
    [InlineData("nina", "first", "nurse-message")]
    [InlineData("cora", "/letters", "coder-queue")]
    [InlineData("cora", "/letters/next", "coder-letter")]
    [InlineData("boss", "/admin", "admin-health")]
    [InlineData("boss", "/admin/quarantine", "admin-quarantine")]
    [InlineData("boss", "/admin/users", "admin-accounts")]
    public async Task Screenshot_OfThePage(string who, string path, string name)
    {
        RequiredTool.Chromium.SkipIfMissing();
        IPage page = await workbench.SignedInAsync(who);
        if (path == "first")
        {
            await page.ClickAsync("table.queue tbody tr:first-child a");
            await page.WaitForSelectorAsync("text=Back to the queue");
        }
        else
        {
            await page.GotoAsync(workbench.Address + path);
        }

        byte[] picture = await page.ScreenshotAsync();
        Assert.True(picture.Length > 10_000, "The page is nearly empty.");
        if (Environment.GetEnvironmentVariable("MSLC_SCREENSHOTS") is { Length: > 0 } folder)
        {
            string full = Path.Combine(Repository.Root, folder);
            Directory.CreateDirectory(full);
            await File.WriteAllBytesAsync(Path.Combine(full, name + ".png"), picture);
        }
    }
}
