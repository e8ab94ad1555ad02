using Microsoft.Playwright;
using MsLetterCoder.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MsLetterCoder.Browser.Tests;

/// <summary>An administrator's work from end to end.</summary>
[Collection(WorkbenchGroup.Name)]
public sealed class AdminJourneyTests(Workbench workbench)
{
    [SkippableFact]
    public async Task Administrator_MakesAnAccountGivesAnotherRoleAndEndsIt()
    {
        IPage boss = await workbench.SignedInAsync("boss");
        await boss.GotoAsync(workbench.Address + "/admin/users");
        await boss.FillAsync("#name", "newcomer");
        await boss.CheckAsync("form[action='/admin/users/add'] input[value=nurse]");
        await boss.ClickAsync("button:text-is('Make the account')");
        string password = await boss.InnerTextAsync("code.secret");

        IPage person = await workbench.NewPageAsync();
        await person.GotoAsync(workbench.Address + "/sign-in");
        await workbench.SignInAsync(person, "newcomer", password);
        await Expect(person.Locator("h1")).ToHaveTextAsync("Messages");
        await person.GotoAsync(workbench.Address + "/letters");
        await person.SeesAsync("Your account has no right to this page.");

        ILocator row = boss.Locator("table.queue tbody tr", new PageLocatorOptions { HasText = "newcomer" });
        await row.Locator("input[value=coder]").CheckAsync();
        await row.Locator("button:text-is('Set')").ClickAsync();
        await Expect(boss.Locator("code.secret")).ToHaveCountAsync(0);

        // Other rights end the session; the new ones are there after signing in.
        await person.GotoAsync(workbench.Address + "/messages");
        await workbench.SignInAsync(person, "newcomer");
        await person.GotoAsync(workbench.Address + "/letters");
        await Expect(person.Locator("h1")).ToHaveTextAsync("Letters to code");
        await row.Locator("button:text-is('Disable')").ClickAsync();
        await Expect(row).ToContainTextAsync("disabled");
        await person.GotoAsync(workbench.Address + "/letters");
        await Expect(person.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [SkippableFact]
    public async Task Administrator_SeesHealthRetriesReleasesSearchesAndVerifies()
    {
        IPage boss = await workbench.SignedInAsync("boss");
        await boss.GotoAsync(workbench.Address + "/admin");
        await boss.SeesAsync("Nurses' queue");
        await boss.SeesAsync("Models");
        await boss.ClickAsync("a:text-is('Quarantine')");
        ILocator rows = boss.Locator("table.queue tbody tr");
        int before = await rows.CountAsync();
        Assert.True(before > 1, "The sample mailbox holds broken and encrypted mail.");
        await boss.LeavesAsync(() => rows.First.Locator("button:text-is('Retry')").ClickAsync());
        await boss.GotoAsync(workbench.Address + "/admin/quarantine");
        int now = await rows.CountAsync();
        await rows.Last.Locator("button:text-is('Release')").ClickAsync();
        await Expect(rows).ToHaveCountAsync(now - 1);
        await boss.ClickAsync("a:text-is('Audit')");
        await boss.SelectOptionAsync("#action", "quarantine_released");
        await boss.FillAsync("#actor", "boss");
        await boss.ClickAsync("button:text-is('Search')");
        await Expect(rows).ToHaveCountAsync(1);
        await boss.ClickAsync("button:text-is('Verify the whole trail')");
        await boss.SeesAsync("The trail is whole");
    }
}
