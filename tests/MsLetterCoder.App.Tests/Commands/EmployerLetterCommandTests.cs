using System.Text.Json.Nodes;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Audit;

namespace MsLetterCoder.App.Tests.Commands;

/// <summary>The letter to an employer on the command line, from clinic letter to release.</summary>
public sealed class EmployerLetterCommandTests : IDisposable
{
    private const string Mark = "Draft, not for release";
    private const string Choices = """{"ticks":["tiredness"],"person_name":"Testa Markname","employer":"Markfirm Ltd","work":["desk"],"date":"2026-11-22"}""";

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task File_GivesDraftsInAllForms_AndSaysWhatCanBeTold()
    {
        string letter = Written("letter.docx", Mails.Docx(Mails.LetterText));
        string choices = Written("choices.json", System.Text.Encoding.UTF8.GetBytes(Choices));
        var list = JsonNode.Parse((await AppProcess.RunAsync(_place, "employer-letter", letter, "--list", "--json")).Output)!;
        var matters = list["matters"]!.AsArray().ToDictionary(m => m!["key"]!.GetValue<string>(), m => m!);
        Assert.True(matters["tiredness"]["ticked"]!.GetValue<bool>());
        Assert.Equal((false, "bladder"), (matters["bladder_urgency"]["ticked"]!.GetValue<bool>(), matters["bladder_urgency"]["sensitive_as"]!.GetValue<string>()));
        Assert.NotEmpty(matters["bladder_urgency"]["caution"]!.GetValue<string>());
        Assert.NotNull(list["condition"]);

        AppEnd end = await AppProcess.RunAsync(_place, "employer-letter", letter, "--choices", choices, "--output", _place.In("out"), "--form", "text", "docx", "pdf", "--json", "--trace", "--confirm");
        Assert.Equal(0, end.ExitCode);
        var draft = JsonNode.Parse(end.Output)!;
        Assert.True(draft["ready"]!.GetValue<bool>(), end.Output);
        Assert.Equal(["employer-letter-2026-11-22-draft.docx", "employer-letter-2026-11-22-draft.pdf", "employer-letter-2026-11-22-draft.txt"], Directory.GetFiles(_place.In("out")).Select(Path.GetFileName).Order());
        Assert.All(draft["trace"]!.AsArray(), s => Assert.NotEmpty(s!["sources"]!.AsArray()));
        string text = File.ReadAllText(_place.In("out/employer-letter-2026-11-22-draft.txt"));
        Assert.StartsWith(Mark, text, StringComparison.Ordinal);
        Assert.Contains("I have tiredness.", text, StringComparison.Ordinal);
        foreach (string kept in new[] { "999", "1984", "ocrelizumab", "sclerosis", "toilet", "EDSS", "Sample" })
        {
            Assert.DoesNotContain(kept, text, StringComparison.OrdinalIgnoreCase);
        }

        AppEnd paper = await AppProcess.RunAsync(_place, "employer-letter", letter, "--choices", choices, "--output", _place.In("welsh"), "--form", "docx", "--welsh", "--nation", "wales", "--confirm");
        Assert.Equal((0, ""), (paper.ExitCode, paper.Errors));
        Assert.Equal(["employer-letter-2026-11-22-draft-welsh.docx", "employer-letter-2026-11-22-draft.docx"], Directory.GetFiles(_place.In("welsh")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.NotEqual(0, (await AppProcess.RunAsync(_place, "employer-letter", letter, "--welsh")).ExitCode);

        string edited = Written("edited.txt", System.Text.Encoding.UTF8.GetBytes(draft["text"]!.GetValue<string>().Replace("I have tiredness.", "I have tiredness and take ocrelizumab.", StringComparison.Ordinal)));
        AppEnd blocked = await AppProcess.RunAsync(_place, "employer-letter", letter, "--choices", choices, "--text", edited, "--json", "--confirm");
        Assert.Equal(1, blocked.ExitCode);
        Assert.Contains(JsonNode.Parse(blocked.Output)!["findings"]!.AsArray(), f => f!["kind"]!.GetValue<string>() == "drug");
    }

    [Theory]
    [InlineData("She has no fatigue and no pain.", "nothing_present")]
    [InlineData("Re: Mr Other Body, DOB 01/02/1950, NHS number 999 000 0026. He has falls. She has fatigue.", "two_people")]
    public async Task WhatIsMissing_IsNamed_AndNoLetterIsWritten(string words, string kind)
    {
        string letter = Written("letter.txt", System.Text.Encoding.UTF8.GetBytes(Mails.LetterText.Replace("She has had no relapse since starting ocrelizumab. She reports fatigue and urinary urgency.", words, StringComparison.Ordinal)));
        AppEnd end = await AppProcess.RunAsync(_place, "employer-letter", letter, "--json");
        Assert.Equal(1, end.ExitCode);
        var draft = JsonNode.Parse(end.Output)!;
        Assert.Null(draft["text"]);
        Assert.Equal(kind, Assert.Single(draft["problems"]!.AsArray())!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task StoredLetter_GoesOutOnlyWithConsent_ToWhatWasSeen()
    {
        _place.Put("1.eml", Mails.WithFiles(1, "Clinic letter", "Please find the letter.", ("letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Mails.Docx(Mails.LetterText))));
        await _place.OnceAsync();
        string document;
        using (StoreView view = _place.Look())
        {
            document = $"{view.Messages().SelectMany(m => m.Documents).Single(d => d.Part.Length > 0).Id}";
        }

        string choices = Written("choices.json", System.Text.Encoding.UTF8.GetBytes(Choices));
        Assert.NotEqual(0, (await AppProcess.RunAsync(_place, "employer-letter", "--letter", document, "--choices", choices)).ExitCode);

        // Not confirmed as still true: it can be shown, and not agreed to.
        long open = await PreviewAsync(document, choices);
        AppEnd refused = await AppProcess.RunAsync(_place, "employer-letter", "consent", $"{open}", "--by", "nurse1");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("confirmed", refused.Errors, StringComparison.Ordinal);

        // To nobody: nor that.
        string nobody = Written("nobody.json", System.Text.Encoding.UTF8.GetBytes(Choices.Replace("\"employer\":\"Markfirm Ltd\",", "", StringComparison.Ordinal)));
        refused = await AppProcess.RunAsync(_place, "employer-letter", "consent", $"{await PreviewAsync(document, nobody, "--confirm")}", "--by", "nurse1");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("No employer is named", refused.Errors, StringComparison.Ordinal);

        long preview = await PreviewAsync(document, choices, "--confirm");
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "employer-letter", "release", "1", "--output", _place.In("out"), "--by", "nurse1")).ExitCode);
        Assert.False(Directory.Exists(_place.In("out")));
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "employer-letter", "consent", $"{preview}", "--wording", "none", "--by", "nurse1")).ExitCode);
        var consent = JsonNode.Parse((await AppProcess.RunAsync(_place, "employer-letter", "consent", $"{preview}", "--by", "nurse1", "--json")).Output)!["consent"]!.GetValue<long>();
        AppEnd released = await AppProcess.RunAsync(_place, "employer-letter", "release", $"{consent}", "--form", "text", "--output", _place.In("out"), "--by", "nurse2");
        Assert.Equal((0, ""), (released.ExitCode, released.Errors));
        string file = Assert.Single(Directory.GetFiles(_place.In("out")));
        Assert.Equal("employer-letter-2026-11-22.txt", Path.GetFileName(file));
        Assert.DoesNotContain(Mark, File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("Testa Markname", File.ReadAllText(file), StringComparison.Ordinal);

        Assert.Equal(0, (await AppProcess.RunAsync(_place, "employer-letter", "withdraw", $"{consent}", "--by", "nurse1")).ExitCode);
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "employer-letter", "release", $"{consent}", "--output", _place.In("again"), "--by", "nurse2")).ExitCode);
        AppEnd history = await AppProcess.RunAsync(_place, "employer-letter", "history", document, "--json");
        var done = JsonNode.Parse(history.Output)!;
        Assert.Equal((3, 1, 1), (done["previews"]!.AsArray().Count, done["consents"]!.AsArray().Count, done["releases"]!.AsArray().Count));
        Assert.Equal(("nurse1", false), (done["consents"]![0]!["withdrawn_by"]!.GetValue<string>(), done["consents"]![0]!["holds"]!.GetValue<bool>()));
        Assert.DoesNotContain("Mark", history.Output, StringComparison.Ordinal);

        using StoreView after = _place.Look();
        Assert.True(after.Audit().Whole);
        Assert.Equal(
            [AuditAction.LetterPreviewed, AuditAction.LetterPreviewed, AuditAction.LetterPreviewed, AuditAction.LetterConsentRecorded, AuditAction.LetterReleased, AuditAction.LetterConsentWithdrawn],
            after.Store.Audit.Read(0, 1000).Select(a => a.Action).Where(a => a.ToString().StartsWith("Letter", StringComparison.Ordinal)));
    }

    private async Task<long> PreviewAsync(string document, string choices, params string[] more)
    {
        AppEnd end = await AppProcess.RunAsync(_place, ["employer-letter", "--letter", document, "--choices", choices, "--by", "nurse1", "--json", .. more]);
        Assert.Equal(0, end.ExitCode);
        return JsonNode.Parse(end.Output)!["preview"]!.GetValue<long>();
    }

    private string Written(string name, byte[] content)
    {
        string path = _place.In(name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
