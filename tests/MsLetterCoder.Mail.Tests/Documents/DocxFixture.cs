using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MsLetterCoder.Mail.Tests.Documents;

/// <summary>Makes DOCX files: by the library for what Word writes, by hand for what it does not.</summary>
internal static class DocxFixture
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    /// <summary>A letter with a header, a list, a table, tracked changes and a footer, made by the library.</summary>
    public static byte[] Letter()
    {
        using var stream = new MemoryStream();
        using (WordprocessingDocument document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            main.AddNewPart<HeaderPart>().Header = new Header(Line("Test Hospital"));
            main.AddNewPart<FooterPart>().Footer = new Footer(Line("Page 1"));
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = Lists();
            main.Document = new Document(new Body(
                Line("Dear Dr Test,"),
                new Paragraph(new Run(new Text("Diagnosis:") { Space = SpaceProcessingModeValues.Preserve }, new TabChar(), new Text("RRMS"),
                    new Break(), new Text("since 2012"))),
                Item("tired", 1),
                Item("falls", 1),
                Item("Baclofen", 2),
                Item("Ocrelizumab", 2),
                new Table(Row("Drug", "Dose"), Row("Baclofen", "10 mg")),
                new Paragraph(new InsertedRun(new Run(new Text("Added. ") { Space = SpaceProcessingModeValues.Preserve })),
                    new DeletedRun(new Run(new DeletedText("Removed.")))),
                new Paragraph(new Run(new RunProperties(new Vanish()), new Text("hidden"))),
                Line("Yours sincerely")));
        }

        return stream.ToArray();
    }

    /// <summary>A DOCX whose body is the given XML.</summary>
    public static byte[] WithBody(string bodyXml, params (string Name, byte[] Content)[] others)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", Bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/word/document.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"));
            Add(zip, "_rels/.rels",
                Bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                + "Target=\"word/document.xml\"/></Relationships>"));
            Add(zip, "word/document.xml", Bytes($"<?xml version=\"1.0\"?><w:document {Namespaces}><w:body>{bodyXml}</w:body></w:document>"));
            foreach ((string name, byte[] content) in others)
            {
                Add(zip, name, content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The letter as an attachment of a mail.</summary>
    public static byte[] AsMail() => Encoding.ASCII.GetBytes(
        "From: clinic@example.nhs.uk\r\nSubject: Letter\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nLetter attached.\r\n--x\r\n"
        + $"Content-Type: {MediaType}; name=\"letter.docx\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + Convert.ToBase64String(Letter(), Base64FormattingOptions.InsertLineBreaks) + "\r\n--x--\r\n");

    private static Paragraph Line(string text) => new(new Run(new Text(text)));

    private static Paragraph Item(string text, int list) =>
        new(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = list })),
            new Run(new Text(text)));

    private static TableRow Row(params string[] cells) => new(cells.Select(c => new TableCell(Line(c))));

    private static Numbering Lists() => new(
        new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }) { LevelIndex = 0 }) { AbstractNumberId = 10 },
        new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Decimal }) { LevelIndex = 0 }) { AbstractNumberId = 20 },
        new NumberingInstance(new AbstractNumId { Val = 10 }) { NumberID = 1 },
        new NumberingInstance(new AbstractNumId { Val = 20 }) { NumberID = 2 });

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using Stream entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        entry.Write(content);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
