using System.Text.Json.Nodes;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.App.Tests.Commands;

/// <summary>The nurses' queue and decisions on the command line.</summary>
public sealed class WorkCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Item_IsListedClaimedRegradedClosedAndReported()
    {
        _place.Put("1.eml", Mails.Message(1));
        await _place.OnceAsync();
        var item = Assert.Single(JsonNode.Parse((await AppProcess.RunAsync(_place, "work", "list", "--json")).Output)!["items"]!.AsArray())!;
        var id = $"{item["id"]!.GetValue<long>()}";
        Assert.Equal(("waiting", false), (item["state"]!.GetValue<string>(), item["contact_restriction"]!.GetValue<bool>()));

        Assert.Equal(1, (await AppProcess.RunAsync(_place, "work", "close", id, "--outcome", "noted", "--by", "nurse1")).ExitCode);
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "work", "claim", id, "--by", "nurse1")).ExitCode);
        Assert.Equal(1, (await AppProcess.RunAsync(_place, "work", "claim", id, "--by", "nurse2")).ExitCode);
        Assert.NotEqual(0, (await AppProcess.RunAsync(_place, "work", "regrade", id, "--urgency", "now", "--reason", "x", "--by", "nurse1")).ExitCode);
        Assert.Contains("no category", (await AppProcess.RunAsync(_place, "work", "regrade", id, "--urgency", "soon", "--category", "x", "--reason", "x", "--by", "nurse1")).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "work", "regrade", id, "--urgency", "emergency", "--category", "falls_mobility", "--reason", "rang her", "--by", "nurse1")).ExitCode);
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "work", "close", id, "--outcome", "sent_to_emergency_care", "--urgency", "emergency", "--by", "nurse1")).ExitCode);

        var report = JsonNode.Parse((await AppProcess.RunAsync(_place, "feedback", "report", "--json")).Output)!;
        Assert.Equal("emergency", Assert.Single(report["under_triaged"]!.AsArray())!["nurse"]!.GetValue<string>());
        Assert.Equal((1, 1, 1), (report["all"]!["graded"]!.GetValue<int>(), report["all"]!["too_low"]!.GetValue<int>(), report["all"]!["category_changed"]!.GetValue<int>()));
        Assert.Contains("1 graded: too low 1 (100 %)", (await AppProcess.RunAsync(_place, "feedback", "report")).Output, StringComparison.Ordinal);
        using var view = _place.Look();
        NurseDecision closed = view.Store.Decisions.OfWorkItem(long.Parse(id, null))[^1];
        Assert.Equal((NurseAction.Closed, CloseOutcome.SentToEmergencyCare, Urgency.Emergency), (closed.Action, closed.Outcome, closed.ClosingUrgency));
        Assert.Equal("rang her", view.Store.Decisions.OfWorkItem(long.Parse(id, null))[1].Note);
        Assert.True(view.Audit().Whole);
    }
}
