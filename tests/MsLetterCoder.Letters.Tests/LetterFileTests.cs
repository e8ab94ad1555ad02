using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MsLetterCoder.Clinical.Letters;
using PdfSharp.Pdf.IO;

namespace MsLetterCoder.Letters.Tests;

public sealed class LetterFileTests
{
    private const string Mark = "Draft, not for release";

    private const string Words =
        """
        22 April 2025
        Pelorus Freight Ltd

        Dear Ms Hill,

        Help at work for my health

        I am writing to tell you about my health and to ask for some help at work.

        About my health

        - I have severe tiredness.
        - Long meetings may tire me.

        Yours sincerely
        Robin Marklename
        """;

    private static readonly IReadOnlyList<PageBlock> Blocks = PageBlock.Of(Words);

    [Fact]
    public void PageBlocks_OfAnEditedText_KeepItsShape()
    {
        Assert.Equal([BlockKind.Address, BlockKind.Plain, BlockKind.Title, BlockKind.Paragraph, BlockKind.Heading, BlockKind.List, BlockKind.Plain], Blocks.Select(b => b.Kind));
        Assert.Equal(["I have severe tiredness.", "Long meetings may tire me."], Blocks[5].Lines);
        Assert.Equal(Words.Trim() + "\n", Encoding.UTF8.GetString(Write(LetterForm.Text, null)));
    }

    [Fact]
    public void Names_AndProperties_TellNothing()
    {
        foreach (LetterForm form in Enum.GetValues<LetterForm>())
        {
            Assert.Matches("^employer-letter-2025-04-22-draft\\.(txt|docx|pdf)$", LetterFile.Name(form, new DateOnly(2025, 4, 22), draft: true));
            Assert.Equal(["employer-letter-2025-04-22" + Path.GetExtension(LetterFile.Name(form, default, false)), "Letter to an employer"], LetterFile.Properties(form, new DateOnly(2025, 4, 22), draft: false).Values);
        }
    }

    [Theory]
    [InlineData(LetterForm.Text)]
    [InlineData(LetterForm.Docx)]
    [InlineData(LetterForm.Pdf)]
    public void Draft_IsMarked_AndAReleasedLetterIsNot(LetterForm form)
    {
        Assert.True(Texts(form, Write(form, Mark)).Count(t => t.Contains(Mark, StringComparison.Ordinal)) >= 1);
        Assert.DoesNotContain(Texts(form, Write(form, null)), t => t.Contains("Draft", StringComparison.Ordinal));
    }

    [Fact]
    public void Docx_IsValid_Styled_AndSaysItsLanguage()
    {
        using var stream = new MemoryStream(Write(LetterForm.Docx, Mark));
        using var document = WordprocessingDocument.Open(stream, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal((EmployerLetter.DocumentTitle, "en-GB"), (document.PackageProperties.Title, document.PackageProperties.Language));
        Assert.True(string.IsNullOrEmpty(document.PackageProperties.Creator) && string.IsNullOrEmpty(document.PackageProperties.LastModifiedBy));
        List<Paragraph> paragraphs = [.. document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>()];
        Assert.Equal(Blocks.SelectMany(b => b.Lines), paragraphs.Select(p => p.InnerText));
        Assert.Equal(["Title", "Heading1", "ListBullet", "ListBullet"], paragraphs.Select(p => p.ParagraphProperties!.ParagraphStyleId!.Val!.Value!).Where(s => s != "Normal"));
        Assert.Equal([Mark], document.MainDocumentPart.HeaderParts.Select(h => h.Header!.InnerText));
        Assert.Equal([Mark], document.MainDocumentPart.FooterParts.Select(h => h.Footer!.InnerText));
        Assert.DoesNotContain("Marklename", document.PackageProperties.Title + document.PackageProperties.Subject + document.PackageProperties.Keywords, StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_IsTagged_SaysItsLanguage_AndMarksEachPage()
    {
        string many = Words.Replace("- Long meetings may tire me.", string.Concat(Enumerable.Repeat("- Long meetings may tire me.\n", 60)).Trim(), StringComparison.Ordinal);
        using var stream = new MemoryStream();
        LetterFile.Write(PageBlock.Of(many), LetterForm.Pdf, Mark, stream);
        stream.Position = 0;
        using PdfSharp.Pdf.PdfDocument document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
        Assert.Equal(2, document.PageCount);
        Assert.Equal(EmployerLetter.DocumentTitle, document.Info.Title);
        Assert.Equal("en-GB", document.Internals.Catalog.Elements.GetString("/Lang"));
        Assert.True(document.Internals.Catalog.Elements.ContainsKey("/StructTreeRoot"));
        Assert.Equal("", document.Info.Author);
    }

    private static byte[] Write(LetterForm form, string? mark)
    {
        using var stream = new MemoryStream();
        LetterFile.Write(Blocks, form, mark, stream);
        return stream.ToArray();
    }

    /// <summary>The texts of a file: of each part of a DOCX; of a PDF what its length tells, for its strings are glyph numbers.</summary>
    private static List<string> Texts(LetterForm form, byte[] bytes)
    {
        if (form == LetterForm.Text)
        {
            return [Encoding.UTF8.GetString(bytes)];
        }

        if (form == LetterForm.Docx)
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return [.. archive.Entries.Where(e => e.FullName.StartsWith("word/", StringComparison.Ordinal)).Select(e =>
            {
                using var reader = new StreamReader(e.Open());
                return reader.ReadToEnd();
            })];
        }

        int marked = Write(LetterForm.Pdf, Mark).Length;
        int plain = Write(LetterForm.Pdf, null).Length;
        return bytes.Length >= marked - 40 && marked > plain + 100 ? [Mark] : [""];
    }
}
