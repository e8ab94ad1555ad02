using System.Text;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Tests.Mime;

namespace MsLetterCoder.Mail.Tests.Documents;

/// <summary>Throws damaged documents at the readers, without a mail around them: no exception may escape.</summary>
public sealed class DocumentFuzzTests
{
    private static readonly DocumentReader Reader = new(pdf: new PdfToolOptions { Tool = "" });

    [Theory]
    [InlineData("docx", 2_000)]
    [InlineData("docx-xml", 2_000)]
    [InlineData("rtf", 5_000)]
    [InlineData("html", 3_000)]
    public void Read_SurvivesDamagedDocuments(string kind, int count)
    {
        const string xml = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
            + "<w:r><w:t>text</w:t><w:tab/></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        const string rtf = @"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}\f0 "
            + @"Dear\par{\listtext\'b7\tab}x\u8211?\intbl a\cell b\cell\row{\header h}{\*\x y}}";
        const string html = "<html><body><table><tr><td>a<td>b</table><ul><li>x<ol><li>y</ol></ul>"
            + "<blockquote>q<p>r</blockquote><svg><p>z</svg><select><td></body>";
        byte[] sample = kind switch
        {
            "docx" => DocxFixture.Letter(),
            "docx-xml" => Encoding.UTF8.GetBytes(xml),
            "rtf" => Encoding.ASCII.GetBytes(rtf),
            _ => Encoding.ASCII.GetBytes(html),
        };
        var mutations = new MailMutations([sample], seed: 42);
        for (int i = 0; i < count; i++)
        {
            byte[] damaged = mutations.Next();
            byte[] file = kind == "docx-xml" ? DocxFixture.WithBody(Encoding.Latin1.GetString(damaged)) : damaged;

            DocumentReading reading = Reader.Read(file, null, "a." + kind[..Math.Min(4, kind.Length)]);

            Assert.True(reading.Text is null != reading.Unreadable is null, $"case {i}");
        }
    }
}
