using System.Text.Json.Nodes;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.App.Tests.Commands;

public sealed class UserListTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task List_ShowsWhoMayOpenRestrictedResultsAndWhoSignsInElsewhere()
    {
        using (var view = _place.Look())
        {
            view.Store.Accounts.AddOutside("olive", [Role.Nurse], "issuer\nsubject", "openid");
        }

        await AppProcess.RunAsync(_place, "user", "add", "ada", "--role", "coder", "--by", "admin");
        await AppProcess.RunAsync(_place, "user", "allow-restricted", "ada", "--by", "admin");
        var words = (await AppProcess.RunAsync(_place, "user", "list")).Output.Split('\n');
        Assert.Contains(words, line => line.StartsWith("ada:", StringComparison.Ordinal) && line.Contains("may open restricted results", StringComparison.Ordinal));
        Assert.Contains(words, line => line.StartsWith("olive:", StringComparison.Ordinal) && line.Contains("organisation's provider", StringComparison.Ordinal) && !line.Contains("restricted", StringComparison.Ordinal));
        await AppProcess.RunAsync(_place, "user", "refuse-restricted", "ada", "--by", "admin");
        var accounts = JsonNode.Parse((await AppProcess.RunAsync(_place, "user", "list", "--json")).Output)!["accounts"]!.AsArray();
        Assert.Equal([("ada", false, false), ("olive", false, true)], accounts.Select(a => (a!["name"]!.GetValue<string>(), a["restricted_results"]!.GetValue<bool>(), a["outside"]!.GetValue<bool>())));
    }
}
