using Microsoft.Playwright;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Browser.Tests.Support;

namespace MsLetterCoder.Browser.Tests;

/// <summary>Pictures of the main pages. <c>MSLC_SCREENSHOTS=docs/screenshots dotnet test tests/MsLetterCoder.Browser.Tests --filter Screenshot</c> writes them; without it they are taken and thrown away.</summary>
[Collection(WorkbenchGroup.Name)]
public sealed class ScreenshotTests(Workbench workbench)
{
    private const int Largest = 200 * 1024;

    [SkippableTheory]
    [InlineData("nina", "/messages", "nurse-queue")]
    [InlineData("cora", "/letters", "coder-queue")]
    [InlineData("boss", "/admin", "admin-health")]
    [InlineData("boss", "/admin/quarantine", "admin-quarantine")]
    [InlineData("boss", "/admin/users", "admin-accounts")]
    [InlineData("boss", "/admin/audit", "admin-audit")]
    public async Task Screenshot_OfThePage(string who, string path, string name)
    {
        IPage page = await workbench.SignedInAsync(who);
        await page.GotoAsync(workbench.Address + path);
        await TakeAsync(page, name);
    }

    [SkippableFact]
    public async Task Screenshot_OfAMessageAndOfItsAnswer()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.OpenFreeAsync(workbench, "who=free&flags=yes");
        await TakeAsync(page, "nurse-message");
        await page.ClickAsync("button:text-is('Take it')");
        await page.ClickAsync("button:text-is('Begin an answer')");
        await page.WaitForSelectorAsync("#answer textarea");
        await page.EvaluateAsync("document.querySelector('#answer').scrollIntoView()");
        await TakeAsync(page, "nurse-answer");
    }

    [SkippableFact]
    public async Task Screenshot_OfAPatient()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.FindPatientAsync(workbench, (await workbench.PatientsOfCodersAsync())[0]);
        await page.WaitForSelectorAsync("text=Find another");
        await TakeAsync(page, "nurse-patient");
    }

    [SkippableFact]
    public async Task Screenshot_OfALetter()
    {
        IPage page = await workbench.SignedInAsync("cora");
        await page.OpenLetterAsync(workbench, codes: 2);
        await page.ClickAsync("ol.entries > .entry >> nth=0 >> .entry__code");
        await TakeAsync(page, "coder-letter");
    }

    [SkippableFact]
    public async Task Screenshot_OfALetterToAnEmployer()
    {
        IPage page = await workbench.SignedInAsync("nina");
        await page.OpenEmployerLetterAsync(workbench);
        await TakeAsync(page, "employer-letter");
        await page.FillAsync("#employer", "Kestrel Couriers");
        await page.ConfirmAllAsync();
        await page.ClickAsync("button:text-is('Show it to the person')");
        await page.WaitForSelectorAsync("#given");
        await page.EvaluateAsync("document.querySelector('.shown .quiet').scrollIntoView()");
        await TakeAsync(page, "employer-consent");
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        byte[] picture = await page.ScreenshotAsync();
        Assert.InRange(picture.Length, 10_000, Largest);
        if (Environment.GetEnvironmentVariable("MSLC_SCREENSHOTS") is { Length: > 0 } folder)
        {
            string full = Path.Combine(Repository.Root, folder);
            Directory.CreateDirectory(full);
            await File.WriteAllBytesAsync(Path.Combine(full, name + ".png"), picture);
        }
    }
}
