using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Work;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.App.Tests.Once;

public sealed class PdfToolTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [SkippableFact]
    public async Task Pdf_WaitsForTheToolAndIsReadWhenItIsThere()
    {
        RequiredTool.Poppler.SkipIfMissing();
        _place.Put("pdf.eml", Mails.WithFiles(1, "Letter attached", "Please find the clinic letter attached.", ("letter.pdf", "application/pdf", Mails.Pdf(Mails.LetterText))));
        _place["Limits:PdfTool"] = "pdftotext-that-nobody-has";

        var (without, _) = await _place.OnceAsync();

        Assert.Equal(0, without);
        long covering;
        using (var view = _place.Look())
        {
            var waiting = Assert.Single(view.Messages());
            Assert.Equal(PipelineState.Waiting, waiting.State);
            covering = Assert.Single(waiting.Documents).Id;
            Assert.Contains(waiting.WorkItems, item => item.Reason == WorkReason.WaitingForTool && item.State == WorkState.Waiting);
        }

        _place["Limits:PdfTool"] = null;
        var (with, console) = await _place.OnceAsync();

        Assert.Equal(0, with);
        Assert.Contains("1 mails that waited for pdftotext are read again", console, StringComparison.Ordinal);
        using var after = _place.Look();
        var read = Assert.Single(after.Messages());
        Assert.Equal(PipelineState.Done, read.State);
        Assert.Equal(covering, read.Documents[0].Id);
        var letter = Assert.Single(read.Documents, d => d.FileName == "letter.pdf");
        Assert.Equal(DocumentKind.ClinicLetter, letter.Analysis.Kind);
        Assert.Contains(letter.Analysis.Icd10, code => code.Code.ToString() == "G35X");
        Assert.Equal(WorkState.Closed, Assert.Single(read.WorkItems, item => item.Reason == WorkReason.WaitingForTool).State);
        Assert.Equal(WorkState.Waiting, Assert.Single(read.WorkItems, item => item.Reason == WorkReason.Letter).State);
    }

    [Fact]
    public async Task Pdf_StillWaitsAfterASecondRunWithoutTheTool()
    {
        _place.Put("pdf.eml", Mails.WithFiles(1, "Letter attached", "Please find the clinic letter attached.", ("letter.pdf", "application/pdf", Mails.Pdf(Mails.LetterText))));
        _place["Limits:PdfTool"] = "pdftotext-that-nobody-has";
        await _place.OnceAsync();
        string before;
        using (var view = _place.Look())
        {
            before = view.Picture();
        }

        await _place.OnceAsync();

        using var after = _place.Look();
        Assert.Equal(before, after.Picture());
        Assert.Equal(1, after.Count(PipelineState.Waiting));
    }
}
