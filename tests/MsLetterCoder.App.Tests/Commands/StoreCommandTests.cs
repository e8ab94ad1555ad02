using System.Text.Json;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.App.Tests.Commands;

/// <summary>The commands on the store, as a person or a script calls them.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Quarantine_IsListedRetriedAndReleasedByAPerson()
    {
        _place.Put("Marktestname.eml", []);
        _place.Put("pdf.eml", Mails.WithFiles(1, "Letter attached", "Please find the letter attached.", ("Marktestfile.pdf", "application/pdf", [1, 2, 3])));
        await _place.OnceAsync();
        long whole;
        using (var view = _place.Look())
        {
            whole = view.Messages().Single(m => m.State == PipelineState.Quarantined).Id;
        }

        var list = await RunAsync("quarantine", "list", "--json");
        Assert.DoesNotContain("Marktest", list.Raw, StringComparison.Ordinal);
        var items = list.Json["quarantine"]!.AsArray();
        Assert.Equal(2, items.Count);
        Assert.Empty(list.Json["parked"]!.AsArray());
        var words = await AppProcess.RunAsync(_place, "quarantine", "list");
        Assert.Contains($"message {whole}, whole mail", words.Output, StringComparison.Ordinal);

        var retried = await RunAsync("quarantine", "retry", $"{whole}", "--by", "admin", "--json");
        Assert.Equal((0, true), (retried.ExitCode, retried.Json["results"]![0]!["done"]!.GetValue<bool>()));
        Assert.Equal(1, (await AppProcess.RunAsync(_place, "quarantine", "retry", $"{whole}", "99", "--by", "admin")).ExitCode);
        await _place.OnceAsync();

        var ids = items.Select(item => $"{item!["id"]!.GetValue<long>()}").ToArray();
        Assert.Equal(0, (await AppProcess.RunAsync(_place, ["quarantine", "release", .. ids, "--by", "nurse1"])).ExitCode);
        Assert.Equal(1, (await AppProcess.RunAsync(_place, ["quarantine", "release", .. ids, "--by", "nurse1"])).ExitCode);
        Assert.Empty((await RunAsync("quarantine", "list", "--json")).Json["quarantine"]!.AsArray());
        using var after = _place.Look();
        Assert.All(after.Messages().SelectMany(m => m.WorkItems).Where(w => w.Reason == WorkReason.Unreadable), w => Assert.Equal((WorkState.Closed, "nurse1"), (w.State, w.StateBy)));
        Assert.Equal(1, Actions(after).Count(a => a == (AuditAction.MessageRetried, "admin")));
        Assert.Equal(2, Actions(after).Count(a => a == (AuditAction.QuarantineReleased, "nurse1")));
        Assert.True(after.Audit().Whole);
    }

    [Fact]
    public async Task Retry_WithoutAPerson_IsRefused()
    {
        await _place.OnceAsync();

        var end = await AppProcess.RunAsync(_place, "quarantine", "retry", "1");

        Assert.NotEqual(0, end.ExitCode);
        Assert.Contains("--by", end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_IsRotatedToAnotherFile()
    {
        _place.Put("1.eml", Mails.Message(1));
        await _place.OnceAsync();
        File.WriteAllText(_place.In("keys/next"), new string('b', 64));
        File.SetUnixFileMode(_place.In("keys/next"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var rotated = await RunAsync("key", "rotate", "--new-file", _place.In("keys/next"), "--by", "admin", "--json");

        Assert.True(rotated.Json["rotated"]!.GetValue<bool>());
        Assert.DoesNotContain("bbbb", rotated.Raw, StringComparison.Ordinal);
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "audit", "verify")).ExitCode);
        _place["Store:KeyFile"] = _place.In("keys/next");
        Assert.True((await RunAsync("audit", "verify", "--json")).Json["whole"]!.GetValue<bool>());
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "key", "rotate", "--new-file", _place.In("keys/next"), "--by", "admin")).ExitCode);
    }

    [Fact]
    public async Task ContactRestriction_IsSetListedAndLifted()
    {
        _place.Put("letter.eml", Mails.Text(10, "Clinic letter", Mails.LetterText, "Neurology <neurology@example.org>"));
        _place.Put("other.eml", Mails.Routine(2));
        await _place.OnceAsync();
        long document;
        long stranger;
        using (var view = _place.Look())
        {
            var documents = view.Messages().SelectMany(m => m.Documents).ToList();
            document = documents.Single(d => d.PatientId is not null).Id;
            stranger = documents.Single(d => d.PatientId is null).Id;
        }

        string[] set = ["contact-restriction", "set", "--start", "3", "--end", "9", "--by", "nurse1", "--json", "--document"];
        var placed = await RunAsync([.. set, $"{document}"]);
        var id = placed.Json["id"]!.GetValue<long>();
        Assert.Equal((0, true), (placed.ExitCode, placed.Json["done"]!.GetValue<bool>()));
        Assert.Equal(1, (await RunAsync([.. set, $"{document}"])).ExitCode);
        Assert.Equal(0, (await RunAsync([.. set, $"{stranger}"])).ExitCode);
        var restrictions = (await RunAsync("contact-restriction", "list", "--json")).Json["restrictions"]!.AsArray();
        Assert.Equal((2, null), (restrictions.Count, restrictions[1]!["patient"]));
        var listed = restrictions[0]!;
        Assert.Equal((id, document, 3, 9), (listed["id"]!.GetValue<long>(), listed["document"]!.GetValue<long>(), listed["start"]!.GetValue<int>(), listed["end"]!.GetValue<int>()));

        Assert.Equal(0, (await AppProcess.RunAsync(_place, "contact-restriction", "lift", $"{id}", "--by", "nurse2")).ExitCode);
        Assert.Equal(1, (await AppProcess.RunAsync(_place, "contact-restriction", "lift", $"{id}", "--by", "nurse2")).ExitCode);

        using var after = _place.Look();
        Assert.Equal([(AuditAction.RestrictionPlaced, "nurse1"), (AuditAction.RestrictionLifted, "nurse2")], Actions(after).TakeLast(2));
    }

    [Fact]
    public async Task Backup_OfARunningServiceIsRestoredWhole()
    {
        _place["Mailbox:FolderPollSeconds"] = "1";
        for (var number = 1; number <= 20; number++)
        {
            _place.Put($"{number}.eml", Mails.Message(number));
        }

        JsonNode made;
        await using (var service = AppProcess.Start(_place, "run"))
        {
            await service.UntilAsync(": Done, ", 3);
            made = (await RunAsync("backup", _place.In("b1"), "--json")).Json;
            Assert.Equal(2, (await AppProcess.RunAsync(_place, "backup", _place.In("b1"))).ExitCode);
            Assert.Equal(2, (await AppProcess.RunAsync(_place, "restore", _place.In("b1"), "--by", "admin")).ExitCode);
            await service.UntilAsync(": Done, ", 20);
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_place.In("b1")));
        Assert.Equal(new FileInfo(_place.In("b1")).Length, made["bytes"]!.GetValue<long>());
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "restore", _place.In("b1"), "--by", "admin")).ExitCode);
        Directory.Delete(_place.In("store"), recursive: true);

        var restored = await RunAsync("restore", _place.In("b1"), "--by", "admin", "--json");

        Assert.True(restored.Json["audit"]!["whole"]!.GetValue<bool>());
        using (var view = _place.Look())
        {
            Assert.InRange(view.Count(PipelineState.Done), 3, 20);
        }

        await _place.OnceAsync();
        using var after = _place.Look();
        Assert.Equal(20, after.Count(PipelineState.Done));
        Assert.All(after.Messages(), mail => Assert.Single(mail.WorkItems));
        Assert.True(after.Audit().Whole);
    }

    [Fact]
    public async Task Json_OfRunDoctorHistoryAndImportIsOneObject()
    {
        _place.Put("1.eml", Mails.Message(1));
        _place["Mailbox:QueueFrom"] = "2020-01-01T00:00:00+00:00";
        File.WriteAllText(_place.In("patients.csv"), "nhs_number,names\n9990000018,Ann Example\n123,Nobody\n");

        var run = await RunAsync("run", "--once", "--json");
        Assert.Equal((1, 1), (run.Json["received"]!.GetValue<int>(), run.Json["filed"]!["done"]!.GetValue<int>()));
        Assert.Equal(1, run.Json["in_store"]!["mails"]!["done"]!.GetValue<int>());

        var doctor = await RunAsync("doctor", "--json");
        Assert.Equal(doctor.ExitCode == 0, doctor.Json["well"]!.GetValue<bool>());
        Assert.Contains(doctor.Json["checks"]!.AsArray(), check => check!["part"]!.GetValue<string>() == "store" && check["good"]!.GetValue<bool>());

        var history = await RunAsync("history", "--json");
        Assert.Equal("2020-01-01T00:00:00Z", Assert.Single(history.Json["mailboxes"]!.AsArray())!["queue_from"]!.GetValue<string>());
        Assert.Single((await RunAsync("history", "accept", "--by", "nurse1", "--json")).Json["accepted"]!.AsArray());

        var import = await RunAsync("import-patients", _place.In("patients.csv"), "--by", "admin", "--json");
        Assert.Equal((1, 1, 1), (import.ExitCode, import.Json["added"]!.GetValue<int>(), import.Json["not_taken"]!.AsArray().Count));
        Assert.Equal(1, (await AppProcess.RunAsync(_place, "run", "--json")).ExitCode);
    }

    [Theory]
    [InlineData("quarantine", "list")]
    [InlineData("quarantine", "retry")]
    [InlineData("quarantine", "release")]
    [InlineData("key", "rotate")]
    [InlineData("contact-restriction", "set")]
    [InlineData("contact-restriction", "lift")]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Help_NamesTheOptions(params string[] command)
    {
        var end = await AppProcess.RunAsync(_place, [.. command, "--help"]);

        Assert.Equal(0, end.ExitCode);
        Assert.Contains("--json", end.Output, StringComparison.Ordinal);
        Assert.Contains("--store", end.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<(AuditAction, string)> Actions(StoreView view) => view.Store.Audit.Read(0, 10_000).Select(row => (row.Action, row.Actor));

    private async Task<(int ExitCode, JsonNode Json, string Raw)> RunAsync(params string[] arguments)
    {
        var end = await AppProcess.RunAsync(_place, arguments);
        try
        {
            return (end.ExitCode, JsonNode.Parse(end.Output)!, end.Output);
        }
        catch (JsonException)
        {
            Assert.Fail($"No JSON: {end.Output}\n{end.Errors}");
            throw;
        }
    }
}
