using System.Text;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Store.Erasure;

namespace MsLetterCoder.App.Tests.Commands;

/// <summary>Erasing and retention as a person calls them.</summary>
public sealed class EraseCommandTests : IDisposable
{
    private const string NhsNumber = "9990000018";

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Patient_IsErasedByANumberThatIsTypedAndDoesNotComeBack()
    {
        _place.Put("letter.eml", Mails.Text(1, "Clinic letter", Mails.LetterText));
        _place.Put("other.eml", Mails.Message(2));
        await _place.OnceAsync();
        Assert.NotEqual(0, (await AppProcess.RunAsync(_place, "erase", "patient", "--nhs-number", "--reason", "because", "--by", "officer")).ExitCode);

        var planned = await AppProcess.RunTypingAsync(_place, "999 000 0018", "erase", "patient", "--nhs-number", "--reason", "subject_request", "--by", "officer");
        Assert.Equal(0, planned.ExitCode);
        Assert.Contains("nothing was changed", planned.Output, StringComparison.Ordinal);
        Assert.Contains("letter.eml", planned.Output, StringComparison.Ordinal);
        var done = JsonNode.Parse((await AppProcess.RunTypingAsync(_place, NhsNumber, "erase", "patient", "--nhs-number", "--reason", "subject_request", "--reference", "IG-7", "--by", "officer", "--apply", "--json")).Output)!;
        Assert.Equal((true, true, 1), (done["applied"]!.GetValue<bool>(), done["clean"]!.GetValue<bool>(), done["messages"]!.AsArray().Count));

        Assert.Equal(2, (await AppProcess.RunTypingAsync(_place, NhsNumber, "erase", "patient", "--nhs-number", "--reason", "subject_request", "--by", "officer")).ExitCode);
        await _place.OnceAsync();
        using var view = _place.Look();
        Assert.Single(view.Messages());
        Assert.True(view.Audit().Whole);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(_place.StorePath)!), path => Text(path).Contains("Harrowmere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnErasureThatWasCutOff_IsToldByTheDoctorAndFinished()
    {
        _place.Put("letter.eml", Mails.Text(1, "Clinic letter", Mails.LetterText));
        await _place.OnceAsync();
        using (var view = _place.Look())
        {
            view.Store.Erasures.EraseDocument(view.Messages().Single().Documents[0].Id, ErasureReason.TestData, null, "officer");
        }

        Assert.Contains("Run 'erase finish'", (await AppProcess.RunAsync(_place, "doctor")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "erase", "finish")).ExitCode);
        Assert.DoesNotContain("erase finish", (await AppProcess.RunAsync(_place, "doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_CountsFirstAndRemovesBySettings()
    {
        _place.Put("one.eml", Mails.Message(1));
        await _place.OnceAsync();
        using (var view = _place.Look())
        {
            var item = view.Messages().Single().WorkItems.Single().Id;
            view.Store.Work.Claim(item, "nurse1");
            view.Store.Work.Close(item, "nurse1", null);
        }

        Assert.Contains("kept for ever", (await AppProcess.RunAsync(_place, "retention", "--apply")).Output, StringComparison.Ordinal);
        _place["Retention:MessagesMonths"] = "13";
        var counted = JsonNode.Parse((await AppProcess.RunAsync(_place, "retention", "--json")).Output)!;
        Assert.Equal((false, 0), (counted["applied"]!.GetValue<bool>(), counted["messages"]!.GetValue<int>()));
        _place["Retention:MessagesMonths"] = "12";
        Assert.Equal(2, (await AppProcess.RunAsync(_place, "retention")).ExitCode);
    }

    private static string Text(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
