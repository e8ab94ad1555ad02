using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Letters.Pdf;

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
    public void WelshPaper_HasEachSentenceWithRoomBelow_AndWelshOnlyFromASource()
    {
        var knowledge = LetterKnowledge.Load(ConceptInventory.Load());
        IReadOnlyList<PageBlock> paper = WelshPaper.Of(Words.Replace("help at work.", "help at work. It is in the Equality Act 2010.", StringComparison.Ordinal), knowledge);
        List<string> lines = [.. paper.SelectMany(b => b.Lines)];
        foreach (string sentence in new[] { "Help at work for my health", "I have severe tiredness.", "I am writing to tell you about my health and to ask for some help at work.", "It is in the Equality Act 2010.", "Yours sincerely" })
        {
            Assert.StartsWith("Cymraeg: …", lines[lines.IndexOf(sentence) + 1], StringComparison.Ordinal);
        }

        Assert.StartsWith("Cymraeg: Annwyl …", lines[lines.IndexOf("Dear Ms Hill,") + 1], StringComparison.Ordinal);
        Assert.Contains("Robin Marklename", lines);
        Assert.Contains(lines, l => l.StartsWith("Equality Act 2010: Deddf Cydraddoldeb 2010 (Citizens Advice", StringComparison.Ordinal));

        // Nothing stands in Welsh that the table of published words does not hold.
        Assert.All(lines.Where(l => l.StartsWith("Cymraeg: ", StringComparison.Ordinal)), l => Assert.True(
            knowledge.PublishedWelsh.Select(w => w.Welsh).Append("").Contains(l["Cymraeg: ".Length..].TrimEnd('…').Trim()), l));
        foreach (string name in new[] { "Pelorus Freight Ltd", "Robin Marklename" })
        {
            Assert.False(lines[lines.IndexOf(name) + 1].StartsWith("Cymraeg", StringComparison.Ordinal), name);
        }
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
        Assert.True(Texts(form, Write(form, Mark)).Exists(t => t.Contains(Mark, StringComparison.Ordinal)));
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
        var pdf = new PdfContent(stream.ToArray());
        Assert.Equal(2, pdf.Pages.Count);
        Assert.All(pdf.Pages, p => Assert.Equal(2, p.Split('\n').Count(l => l == Mark)));
        Assert.Equal(61, pdf.Pages.Sum(p => p.Split('\n').Count(l => l is "I have severe tiredness." or "Long meetings may tire me.")));
        Assert.Contains("/Lang (en-GB)", pdf.Source, StringComparison.Ordinal);
        Assert.Contains("/Marked true", pdf.Source, StringComparison.Ordinal);
        Assert.Contains($"<< /Title ({EmployerLetter.DocumentTitle}) >>", pdf.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("Marklename", pdf.Source, StringComparison.Ordinal);
        Assert.Equal((1, 1, 61), (Regex.Count(pdf.Source, @"/S /H1\b"), Regex.Count(pdf.Source, @"/S /L\b"), Regex.Count(pdf.Source, @"/S /LI\b")));

        // Each piece of marked content belongs to exactly one element, and the parent tree leads back to it.
        Assert.Equal(Regex.Count(string.Concat(pdf.Streams), @"/MCID \d+ >> BDC"), Regex.Count(pdf.Source, "/Type /MCR"));
    }

    [Fact]
    public void Pdf_KeepsLettersBeyondLatin_AndIsTheSameEachTime()
    {
        const string Named = "Dear Siân Ŵyn-Łukasik,\n\nTitle\n\nI’d like – if I may – to talk.\n";
        using var first = new MemoryStream();
        LetterFile.Write(PageBlock.Of(Named), LetterForm.Pdf, null, first);
        using var second = new MemoryStream();
        LetterFile.Write(PageBlock.Of(Named), LetterForm.Pdf, null, second);
        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.Equal("Dear Siân Ŵyn-Łukasik,\nTitle\nI’d like – if I may – to talk.", Assert.Single(new PdfContent(first.ToArray()).Pages));
    }

    [Fact]
    public void DamagedFont_IsSaidToBeSo() =>
        Assert.Throws<FontException>(() => new TrueTypeFont([0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 1, 2, 3]));

    private static byte[] Write(LetterForm form, string? mark)
    {
        using var stream = new MemoryStream();
        LetterFile.Write(Blocks, form, mark, stream);
        return stream.ToArray();
    }

    /// <summary>The texts of a file: of each part of a DOCX, of each page of a PDF.</summary>
    private static List<string> Texts(LetterForm form, byte[] bytes)
    {
        switch (form)
        {
            case LetterForm.Text:
                return [Encoding.UTF8.GetString(bytes)];
            case LetterForm.Pdf:
                return [.. new PdfContent(bytes).Pages];
            default:
                using (var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read))
                {
                    return [.. archive.Entries.Where(e => e.FullName.StartsWith("word/", StringComparison.Ordinal)).Select(e =>
                    {
                        using var reader = new StreamReader(e.Open());
                        return reader.ReadToEnd();
                    })];
                }
        }
    }
}
