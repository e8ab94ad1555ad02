using System.Text.Json;
using MsLetterCoder.App.Tests.Support;

namespace MsLetterCoder.App.Tests.Coding;

/// <summary>'process' as a coder meets it: status, restricted results, corrections, nation.</summary>
public sealed class ProcessCodingTests
{
    private const string Letter =
        """
        Neurology Outpatients, Ravensmoor Infirmary
        Clinic date: 14/05/2024
        NHS No: 999 000 0018

        Dear Dr Hollis,

        RE: Anna EXAMPLE, DOB 12/03/1984

        Diagnosis: relapsing remitting multiple sclerosis
        Past history: genital herpes
        Medication: baclofen 10 mg tds

        I reviewed this lady in clinic today. She has depression. She has falls. She has no diplopia. She has erectile dysfunction.

        On examination power is normal. I will see her again in six months.

        Yours sincerely,

        Dr A Marlowe
        Consultant Neurologist
        """;

    [Fact]
    public async Task RestrictedResults_AreWithheldUnlessAskedFor()
    {
        using var place = new Workplace();
        string file = place.Put("letter.txt", System.Text.Encoding.UTF8.GetBytes(Letter));

        JsonElement closed = await RunAsync(place, "process", file, "--text", "--all");
        JsonElement open = await RunAsync(place, "process", file, "--text", "--all", "--restricted");

        Assert.DoesNotContain("herpes", closed.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("A60", closed.GetRawText(), StringComparison.Ordinal);
        Assert.True(closed.GetProperty("restricted_withheld").GetProperty("mentions").GetInt32() > 0);
        Assert.Equal(Letter.Length, closed.GetProperty("text").GetString()!.Length);
        Assert.False(open.TryGetProperty("restricted_withheld", out _));
        JsonElement mention = Assert.Single(open.GetProperty("mentions").EnumerateArray(), m => m.GetProperty("key").GetString() == "genital_herpes");
        Assert.True(mention.GetProperty("restricted").GetBoolean());
        Assert.Equal(Letter, open.GetProperty("text").GetString());
    }

    [Fact]
    public async Task MentionsAndCodes_HaveAStatusByTheThresholds()
    {
        using var place = new Workplace();
        string file = place.Put("letter.txt", System.Text.Encoding.UTF8.GetBytes(Letter));
        place["Coding:Thresholds:Suggest"] = "1";
        place["Coding:Thresholds:Ask"] = "1";

        JsonElement hidden = await RunAsync(place, "process", file);
        JsonElement all = await RunAsync(place, "process", file, "--all");

        Assert.Empty(hidden.GetProperty("mentions").EnumerateArray());
        JsonElement primary = Assert.Single(hidden.GetProperty("icd10").EnumerateArray());
        Assert.Equal(("G35X", "ask"), (primary.GetProperty("code").GetString(), primary.GetProperty("status").GetString()));
        Assert.All(all.GetProperty("mentions").EnumerateArray(), m => Assert.Equal("hide", m.GetProperty("status").GetString()));
        Assert.True(all.GetProperty("icd10").GetArrayLength() > 1);
    }

    [Fact]
    public async Task Question_IsPrintedWithItsCandidates()
    {
        using var place = new Workplace();
        JsonElement read = await RunAsync(place, "process", place.Put("letter.txt", System.Text.Encoding.UTF8.GetBytes(Letter)), "--all");

        JsonElement asked = Assert.Single(read.GetProperty("icd10_left_out").EnumerateArray(), l => l.TryGetProperty("ask", out _));
        Assert.Equal("organic or neurogenic stated?", asked.GetProperty("ask").GetString());
        Assert.Equal(["N48.4", "F52.2"], asked.GetProperty("candidates").EnumerateArray().Select(c => c.GetString()!));
        Assert.True(read.GetProperty("icd10_for_filing").GetBoolean());
    }

    [Fact]
    public async Task Overrides_AreAppliedCitedAndCounted()
    {
        using var place = new Workplace();
        string file = place.Put("letter.txt", System.Text.Encoding.UTF8.GetBytes(Letter));
        File.WriteAllText(place.In("overrides.tsv"), "concept\tcolumn\tvalue\treviewer\tdate\treason\nfalls\ticd10\tR26.8\tA Coder\t2026-02-01\tsite policy\n");

        JsonElement read = await RunAsync(place, "process", file, "--all", "--overrides", place.In("overrides.tsv"));
        place["Coding:Overrides"] = place.In("overrides.tsv");
        AppEnd doctor = await AppProcess.RunAsync(place, "doctor");

        JsonElement code = Assert.Single(read.GetProperty("icd10").EnumerateArray(), c => c.TryGetProperty("override", out _));
        Assert.Equal("R26.8", code.GetProperty("code").GetString());
        Assert.Contains("A Coder on 2026-02-01: site policy", code.GetProperty("override").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 overrides loaded", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongOverrides_StopEveryStart()
    {
        using var place = new Workplace();
        File.WriteAllText(place.In("overrides.tsv"), "concept\tcolumn\tvalue\treviewer\tdate\treason\nfalls\ticd10\tR26\tA Coder\t2026-02-01\tsite policy\n");
        place["Coding:Overrides"] = place.In("overrides.tsv");

        foreach (string[] command in new[] { new[] { "process", place.Put("letter.txt", "x"u8.ToArray()) }, ["run", "--once"] })
        {
            AppEnd end = await AppProcess.RunAsync(place, command);

            Assert.Equal(2, end.ExitCode);
            Assert.Contains("overrides.tsv:2: column 'value'", end.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nation_IsTakenFromTheCommandLine()
    {
        using var place = new Workplace();
        string file = place.Put("letter.txt", System.Text.Encoding.UTF8.GetBytes(Letter.Replace("relapsing remitting", "probable relapsing remitting", StringComparison.Ordinal)));

        JsonElement scotland = await RunAsync(place, "process", file, "--nation", "Scotland");
        JsonElement england = await RunAsync(place, "process", file);

        Assert.Contains("presumptive", scotland.GetProperty("icd10").GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("presumptive", england.GetProperty("icd10").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LetterOfAMissedAppointment_GivesSuggestionsOnly()
    {
        using var place = new Workplace();
        JsonElement read = await RunAsync(place, "process", place.Put("letter.txt", System.Text.Encoding.UTF8.GetBytes(Letter.Replace("I reviewed this lady in clinic today.", "This lady did not attend her appointment today.", StringComparison.Ordinal))));

        Assert.False(read.GetProperty("icd10_for_filing").GetBoolean());
        Assert.StartsWith("14: not_attended", read.GetProperty("icd10_not_for_filing").GetString(), StringComparison.Ordinal);
        Assert.All(read.GetProperty("icd10").EnumerateArray(), c => Assert.True(c.GetProperty("suggestion_only").GetBoolean()));
    }

    [Theory]
    [InlineData("Screen sent: HIV, hepatitis B, hepatitis C and TB.")]
    [InlineData("HIV test negative. Hepatitis B serology awaited.")]
    [InlineData("Bloods today: FBC, LFT, HIV serology, hepatitis B core antibody.")]
    public async Task DiseaseNameThatLabelsATest_IsNotTheDisease(string tests)
    {
        using var place = new Workplace();
        JsonElement read = await RunAsync(place, "process", place.Put("letter.txt", System.Text.Encoding.UTF8.GetBytes(Letter.Replace("She has falls.", tests, StringComparison.Ordinal))), "--restricted");

        Assert.DoesNotContain(read.GetProperty("icd10").EnumerateArray().Concat(read.GetProperty("icd10_left_out").EnumerateArray()).Select(c => c.GetProperty("code").GetString()!), code =>
            code.StartsWith('B') && !read.GetProperty("icd10_left_out").EnumerateArray().Any(l => l.GetProperty("code").GetString() == code && l.GetProperty("rule").GetString()!.StartsWith("1:", StringComparison.Ordinal)));
    }

    private static async Task<JsonElement> RunAsync(Workplace place, params string[] command)
    {
        AppEnd end = await AppProcess.RunAsync(place, command);
        Assert.True(end.ExitCode == 0, end.Errors);
        return JsonDocument.Parse(end.Output).RootElement;
    }
}
