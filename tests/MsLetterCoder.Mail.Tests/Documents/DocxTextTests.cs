using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;

namespace MsLetterCoder.Mail.Tests.Documents;

public sealed class DocxTextTests
{
    private static readonly DocumentReader Reader = new(pdf: new PdfToolOptions { Tool = "" });

    [Fact]
    public void Read_GivesHeaderTextListsTableAndFooter()
    {
        DocumentText text = Reader.Read(DocxFixture.Letter(), DocxFixture.MediaType, "letter.docx").Text!;

        Assert.Equal(
            "Test Hospital\n\nDear Dr Test,\nDiagnosis:\tRRMS\nsince 2012\n- tired\n- falls\n"
            + "1. Baclofen\n2. Ocrelizumab\nDrug\tDose\nBaclofen\t10 mg\nAdded.\n\nYours sincerely\n\nPage 1\n",
            text.Text);
        Assert.Equal("docx/1", text.Renderer);
        Assert.Equal(TextOrigin.Docx, text.Origin);
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>one</w:t></w:r><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        + "<w:moveTo><w:r><w:t>two</w:t></w:r></w:moveTo></w:p>", "onetwo\n")]
    [InlineData("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">"
        + "<wps:txbx><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice>"
        + "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        + "</mc:AlternateContent><w:t>anchor</w:t></w:r></w:p>", "anchor\nbox\n")]
    [InlineData("<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", "old\n")]
    [InlineData("<w:p><w:r><w:fldChar/><w:instrText>MERGEFIELD x</w:instrText><w:t>Rosa</w:t></w:r></w:p>", "Rosa\n")]
    [InlineData("<w:p><w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>test</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p>",
        "re-test\u2611\n")]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Plan</w:t></w:r></w:p></w:tc>"
        + "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "Plan\na\nb\n")]
    [InlineData("<w:p><w:r><w:t>unclosed", "unclosed\n")]
    public void Read_TakesTextAsWordShowsIt(string body, string expected) =>
        Assert.Equal(expected, Reader.Read(DocxFixture.WithBody(body), null, "a.docx").Text!.Text);

    [Fact]
    public void Read_OfZipBomb_IsOverLimit()
    {
        byte[] bomb = DocxFixture.WithBody("<w:p/>", ("word/media.xml", new byte[80 << 20]));
        Assert.True(bomb.Length < 1 << 20);

        Assert.Equal(UnreadableKind.OverLimit, Reader.Read(bomb, DocxFixture.MediaType, null).Unreadable!.Kind);
    }

    [Fact]
    public void Read_OfTooManyFiles_IsOverLimit()
    {
        var few = new DocumentReader(new DocumentLimits { ZipEntries = 10 }, new PdfToolOptions { Tool = "" });
        byte[] file = DocxFixture.WithBody("<w:p/>", [.. Enumerable.Range(0, 11).Select(i => ($"x{i}.xml", Array.Empty<byte>()))]);

        Assert.Equal(UnreadableKind.OverLimit, few.Read(file, null, "a.docx").Unreadable!.Kind);
    }

    [Fact]
    public void Read_OfTooManyBytes_IsOverLimit()
    {
        var small = new DocumentReader(new DocumentLimits { UnpackedBytes = 1_000 }, new PdfToolOptions { Tool = "" });

        Assert.Equal(UnreadableKind.OverLimit, small.Read(DocxFixture.WithBody("<w:p/>" + new string(' ', 2_000)), null, "a.docx").Unreadable!.Kind);
    }

    [Fact]
    public void Read_OfDocumentType_DoesNotFollowIt()
    {
        byte[] file = DocxFixture.WithBody("<w:p/>");
        string xml = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            + "<w:document xmlns:w=\"w\"><w:p><w:t>&b;</w:t></w:p></w:document>";
        DocumentReading reading = Reader.Read(Replace(file, xml), null, "a.docx");

        Assert.True(reading.Text is null || !reading.Text.Text.Contains("aaaa", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OfEncryptedOffice_IsEncrypted()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")];

        Assert.Equal(UnreadableKind.Encrypted, Reader.Read(file, DocxFixture.MediaType, "letter.docx").Unreadable!.Kind);
    }

    [Fact]
    public void Read_OfCutFile_IsDamaged() =>
        Assert.Equal(UnreadableKind.Damaged,
            Reader.Read(DocxFixture.Letter().AsMemory(0, 900), DocxFixture.MediaType, "letter.docx").Unreadable!.Kind);

    private static byte[] Replace(byte[] docx, string documentXml)
    {
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using Stream entry = zip.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes(documentXml));
        }

        return stream.ToArray();
    }
}
