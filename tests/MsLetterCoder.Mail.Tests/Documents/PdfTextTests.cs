using System.Diagnostics;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;

namespace MsLetterCoder.Mail.Tests.Documents;

/// <summary>Runs alone: a process started by another test just then would hold a script of these open for writing, and it could not be run.</summary>
[Collection(Growth.Alone)]
public sealed class PdfTextTests
{
    private const string MediaType = "application/pdf";
    private const string AnswersVersion = "#!/bin/sh\nif [ \"$1\" = -v ]; then echo 'pdftotext version 9.9.9' >&2; exit 0; fi\n";
    private static readonly DocumentReader Reader = new();

    [SkippableFact]
    public void Read_KeepsLabelsBesideTheirValues()
    {
        Poppler.Require();
        byte[] file = PdfFixture.Make([(60, 780, "Test Hospital"), (60, 740, "NHS number:"), (260, 740, "999 000 0018"), (60, 724, "Diagnosis:"),
            (260, 724, "Relapsing remitting MS")], [(60, 780, "Page two")]);

        DocumentText text = Reader.Read(file, MediaType, "letter.pdf").Text!;

        Assert.Equal("Test Hospital\n\nNHS number:  999 000 0018\nDiagnosis:  Relapsing remitting MS\n\nPage two\n", text.Text);
        Assert.Equal("pdf/pdftotext-" + string.Join('.', Reader.PdfToolVersion!.Split('.').Take(2)), text.Renderer);
        Assert.Equal(TextOrigin.Pdf, text.Origin);
    }

    [SkippableFact]
    public void Read_OfSomePagesWithoutText_SaysHowMany()
    {
        Poppler.Require();
        DocumentText text = Reader.Read(PdfFixture.Make([(60, 780, "Text")], [], []), MediaType, null).Text!;

        Assert.Contains(text.Doubts, d => d.Code == "pdf-page-without-text" && d.Reason.StartsWith("2 of 3", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Read_OfPagesWithoutText_IsPictureOnly()
    {
        Poppler.Require();
        Assert.Equal(UnreadableKind.PictureOnly, Reader.Read(PdfFixture.Make([], []), MediaType, null).Unreadable!.Kind);
    }

    [SkippableFact]
    public void Read_OfLockedFile_IsEncrypted()
    {
        Poppler.Require();
        Assert.Equal(UnreadableKind.Encrypted, Reader.Read(PdfFixture.Locked(), MediaType, null).Unreadable!.Kind);
    }

    [SkippableFact]
    public void Read_OfDamagedFile_IsDamaged()
    {
        Poppler.Require();
        Assert.Equal(UnreadableKind.Damaged, Reader.Read("%PDF-1.7 and nothing more"u8.ToArray(), MediaType, null).Unreadable!.Kind);
    }

    [SkippableFact]
    public void Read_OfLargeFile_GoesThroughStandardInput()
    {
        Poppler.Require();
        byte[] file = PdfFixture.Make([.. Enumerable.Range(0, 400).Select(p =>
            Enumerable.Range(0, 60).Select(l => (60, 800 - 12 * l, $"Page {p} line {l} of a long document")).ToArray())]);
        Assert.True(file.Length > 1 << 20);

        string text = Reader.Read(file, MediaType, null).Text!.Text;

        Assert.StartsWith("Page 0 line 0 ", text, StringComparison.Ordinal);
        Assert.EndsWith("Page 399 line 59 of a long document\n", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Read_OfMoreTextThanTheLimit_IsOverLimit()
    {
        Poppler.Require();
        var reader = new DocumentReader(new DocumentLimits { TextLength = 100 });
        byte[] file = PdfFixture.Make([.. Enumerable.Range(0, 50).Select(p => new[] { (60, 700, new string('x', 60)) })]);

        Assert.Equal(UnreadableKind.OverLimit, reader.Read(file, MediaType, null).Unreadable!.Kind);
    }

    [Fact]
    public void Read_WithoutTool_Waits()
    {
        var reader = new DocumentReader(pdf: new PdfToolOptions { Tool = "/nonexistent/pdftotext" });

        Unreadable unreadable = reader.Read(PdfFixture.Make([]), MediaType, null).Unreadable!;

        Assert.Equal(UnreadableKind.WaitingForTool, unreadable.Kind);
        Assert.Contains("install poppler-utils", unreadable.Reason, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Read_OfToolThatHangs_EndsItInTime()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs a shell script");
        using var folder = new TemporaryFolder();
        // Answers -v like the tool; on a file it starts a child and waits for ever.
        string tool = folder.Script(AnswersVersion + "sleep 600 & wait\n");
        var reader = new DocumentReader(pdf: new PdfToolOptions { Tool = tool, Timeout = TimeSpan.FromSeconds(1) });
        var watch = Stopwatch.StartNew();

        Assert.Equal(UnreadableKind.OverLimit, reader.Read(PdfFixture.Make([]), MediaType, null).Unreadable!.Kind);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [SkippableFact]
    public void Read_RunsToolUnderMemoryLimit()
    {
        Skip.If(OperatingSystem.IsWindows(), "no memory limit on Windows");
        using var folder = new TemporaryFolder();
        string tool = folder.Script(AnswersVersion + "ulimit -v\n");
        var reader = new DocumentReader(pdf: new PdfToolOptions { Tool = tool, MemoryMebibytes = 512 });

        Assert.Equal("524288\n", reader.Read(PdfFixture.Make([]), MediaType, null).Text!.Text);
    }

    [SkippableFact]
    public void Read_GivesToolNoSecretsFromTheEnvironment()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs a shell script");
        using var folder = new TemporaryFolder();
        string tool = folder.Script(AnswersVersion + "echo \"key: $MSLC_TEST_SECRET.\"\n");
        Environment.SetEnvironmentVariable("MSLC_TEST_SECRET", "secret");

        Assert.Equal("key: .\n", new DocumentReader(pdf: new PdfToolOptions { Tool = tool }).Read(PdfFixture.Make([]), MediaType, null).Text!.Text);
    }

    [SkippableFact]
    public void Read_FindsToolThatIsInstalledLater()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs a shell script");
        using var folder = new TemporaryFolder();
        var reader = new DocumentReader(pdf: new PdfToolOptions { Tool = Path.Combine(folder.FullPath, "tool.sh") });
        Assert.Equal(UnreadableKind.WaitingForTool, reader.Read(PdfFixture.Make([]), MediaType, null).Unreadable!.Kind);

        folder.Script(AnswersVersion + "echo here\n");

        Assert.Equal("here\n", reader.Read(PdfFixture.Make([]), MediaType, null).Text!.Text);
    }

    [Fact]
    public void Read_WhenCancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => Reader.Read(PdfFixture.Make([]), MediaType, null, cancelled.Token));
    }

    [Fact]
    public void Shape_SpellsLigaturesOutAndNarrowsBlanks() =>
        Assert.Equal("first  difficult\n\nsecond\n", PdfText.Shape("     \uFB01rst        di\uFB03cult\n\fsecond\f", out _, out _));
}
