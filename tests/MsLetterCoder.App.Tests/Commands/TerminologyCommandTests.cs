using System.Text.Json;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Tests.Support;

namespace MsLetterCoder.App.Tests.Commands;

/// <summary>import-rf2, import-valueset, concepts and what an imported terminology does to process, run and doctor, as a person calls them.</summary>
public sealed class TerminologyCommandTests : IDisposable
{
    private const string Letter =
        """
        Neurology Outpatient Clinic, Harrowmere General Hospital

        Re: Mrs Testa Person, DOB 12/03/1984, NHS number 999 000 0018

        Dear Dr Example,

        Clinic date: 14 May 2024

        Diagnosis: Relapsing remitting multiple sclerosis. Haemorrhagic zygomatosis. Double quillosis.

        She denies brachial quillosis. She has old zygomatosis and pins and needles. She has had oscillopsia since March.

        Yours sincerely
        Dr B Sample
        """;

    private readonly Workplace _place = new();

    public TerminologyCommandTests() => _place["Terminology:Folder"] = _place.In("terms");

    private static string Release => Path.Combine(AppContext.BaseDirectory, "Fixtures", "release");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task ImportRf2_IsTakenUp_MatchedCodedAndNamed()
    {
        var import = await AppProcess.RunAsync(_place, "import-rf2", Release, "--json");
        Assert.Equal(0, import.ExitCode);
        Assert.Equal(63, JsonNode.Parse(import.Output)!["descriptions"]!.GetValue<int>());
        Assert.Contains("writing", import.Errors, StringComparison.Ordinal);

        File.WriteAllText(_place.In("letter.txt"), Letter);
        var document = JsonNode.Parse((await AppProcess.RunAsync(_place, "process", "letter.txt", "--all")).Output)!;
        JsonArray mentions = document["mentions"]!.AsArray();
        JsonNode Mention(string text) => mentions.Single(m => m!["text"]!.GetValue<string>() == text)!;
        Assert.Equal((null, "7770001004", "present"), (Mention("Haemorrhagic zygomatosis")["key"]?.GetValue<string>(), Mention("Haemorrhagic zygomatosis")["sctid"]!.GetValue<string>(), Mention("Haemorrhagic zygomatosis")["context"]!.GetValue<string>()));
        Assert.Equal("absent", Mention("brachial quillosis")["context"]!.GetValue<string>());
        Assert.Contains("SAME AS", Mention("old zygomatosis")["sctid_note"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("rrms", Mention("Relapsing remitting multiple sclerosis")["key"]!.GetValue<string>());
        Assert.Equal(("7770022005", "oscillopsia"), (Mention("oscillopsia")["sctid"]!.GetValue<string>(), Mention("oscillopsia")["key"]!.GetValue<string>()));
        Assert.Equal("7770023000", Mention("pins and needles")["sctid"]!.GetValue<string>());
        Assert.Contains(document["icd10_left_out"]!.AsArray(), c => c!["code"]!.GetValue<string>() == "G35X | N31.9" && c["rule"]!.GetValue<string>().Contains("999002271000000101", StringComparison.Ordinal));
        Assert.DoesNotContain(document["icd10"]!.AsArray(), c => c!["code"]!.GetValue<string>() == "R20.8" && c["rule"]!.GetValue<string>().Contains("999002271000000101", StringComparison.Ordinal));

        var doctor = await AppProcess.RunAsync(_place, "doctor");
        Assert.Contains("release 20240410", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("1 identifiers are found by term and 1 inactive ones replaced", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongRelease_NamesItsPlace_AndChangesNothing()
    {
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "import-rf2", Release)).ExitCode);
        string[] before = Directory.GetFiles(_place.In("terms"));
        string copy = _place.In("copy");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(Release, "sct2_*", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            File.WriteAllText(Path.Combine(copy, Path.GetFileName(file)), text[..^20]);
        }

        var end = await AppProcess.RunAsync(_place, "import-rf2", copy);
        Assert.Equal(2, end.ExitCode);
        Assert.Matches(@"Stopped: sct2_Concept_Snapshot_INT_20240101\.txt:\d+:\d+: ", end.Errors);
        Assert.Equal(before, Directory.GetFiles(_place.In("terms")));
    }

    [Fact]
    public async Task DamagedImport_StopsTheProgram_AndDoctorSaysSo()
    {
        Directory.CreateDirectory(_place.In("terms"));
        File.WriteAllText(_place.In("terms/terminology-000001.mslt"), new string('x', 4096));
        File.WriteAllText(_place.In("letter.txt"), Letter);
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "process", "letter.txt")).ExitCode);
        Assert.Contains("Import the release anew", (await AppProcess.RunAsync(_place, "doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConceptsFind_SearchesTheInventory_AndAnImportedValueSet()
    {
        var found = await AppProcess.RunAsync(_place, "concepts", "find", "cant", "wee", "--json");
        Assert.Equal(0, found.ExitCode);
        Assert.NotEmpty(JsonNode.Parse(found.Output)!["concepts"]!.AsArray());
        Assert.Equal(1, (await AppProcess.RunAsync(_place, "concepts", "find", "zygomatosis")).ExitCode);

        File.WriteAllText(_place.In("set.tsv"), "7770001004\tHaemorrhagic zygomatosis (disorder)\n");
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "import-valueset", "set.tsv")).ExitCode);
        var after = await AppProcess.RunAsync(_place, "concepts", "find", "zygomatosis", "--json");
        JsonNode first = JsonNode.Parse(after.Output)!["concepts"]![0]!;
        Assert.Equal(("7770001004", JsonValueKind.Undefined), (first["sctid"]!.GetValue<string>(), first["key"]?.GetValueKind() ?? JsonValueKind.Undefined));
    }

    [Fact]
    public async Task ConceptsDiff_NamesStoredCodes()
    {
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "import-rf2", Release, "--output", _place.In("new.mslt"))).ExitCode);
        string copy = _place.In("copy");
        foreach (string file in Directory.EnumerateFiles(Release, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(copy);
            File.WriteAllText(Path.Combine(copy, Path.GetFileName(file)), File.ReadAllText(file).Replace("62507009\t20240101\t0", "62507009\t20240101\t1", StringComparison.Ordinal));
        }

        Assert.Equal(0, (await AppProcess.RunAsync(_place, "import-rf2", copy)).ExitCode);
        string old = Directory.GetFiles(_place.In("terms")).Single();
        _place.Put("letter.eml", Mails.Text(1, "Clinic letter", Letter));
        await _place.OnceAsync();
        var diff = await AppProcess.RunAsync(_place, "concepts", "diff", old, _place.In("new.mslt"), "--store", _place.StorePath, "--json");
        Assert.Equal(0, diff.ExitCode);
        JsonNode change = diff.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).Single(c => c["sctid"]!.GetValue<string>() == "62507009");
        Assert.Equal(("inactive", "7770023000", "SAME AS", 1), (change["kind"]!.GetValue<string>(), change["replacement"]!.GetValue<string>(), change["why"]!.GetValue<string>(), change["documents"]!.GetValue<int>()));
    }
}
