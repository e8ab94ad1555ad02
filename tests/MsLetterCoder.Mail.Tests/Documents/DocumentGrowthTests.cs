using System.Text;
using MsLetterCoder.Mail.Documents;

namespace MsLetterCoder.Mail.Tests.Documents;

/// <summary>Documents made to take a reader's time: four times the size takes about four times as long.</summary>
[Collection(Growth.Alone)]
public sealed class DocumentGrowthTests
{
    private static readonly DocumentReader Reader = new(pdf: new PdfToolOptions { Tool = "" });

    public static TheoryData<string, string> Bombs => new()
    {
        { "nested elements", "<div>" },
        { "nested tables", "<table><tr><td>" },
        { "open formatting", "<font color=1><p>" },
        { "different formatting", "<b><i><u><p>" },
        { "one tag of attributes", " a=1" },
        { "open comments", "<!-" },
        { "open brackets", "<" },
        { "list items", "<li>x" },
        { "quotations", "<blockquote>" },
        { "select", "<select><option>" },
        { "half entities", "&am" },
        { "foreign elements", "<svg><desc>" },
        { "anchors", "<a href=x>y" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Html_TakesTimeThatGrowsWithTheSize(string name, string unit)
    {
        string start = name == "one tag of attributes" ? "<html><div" : "<html>";
        byte[] small = Encoding.ASCII.GetBytes(start + string.Concat(Enumerable.Repeat(unit, 60_000)) + ">end");
        byte[] large = Encoding.ASCII.GetBytes(start + string.Concat(Enumerable.Repeat(unit, 240_000)) + ">end");
        Growth.IsLinear(() => Reader.Read(small, "text/html", null), () => Reader.Read(large, "text/html", null));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData(@"\'")]
    [InlineData(@"{\listtext x}")]
    [InlineData(@"\intbl x\cell ")]
    [InlineData(@"\row ")]
    [InlineData(@"x\intbl\cell\row")]
    public void Rtf_TakesTimeThatGrowsWithTheSize(string unit)
    {
        byte[] small = Encoding.ASCII.GetBytes(@"{\rtf1 " + string.Concat(Enumerable.Repeat(unit, 100_000)));
        byte[] large = Encoding.ASCII.GetBytes(@"{\rtf1 " + string.Concat(Enumerable.Repeat(unit, 400_000)));

        Growth.IsLinear(() => Reader.Read(small, null, "a.rtf"), () => Reader.Read(large, null, "a.rtf"));
    }

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r>")]
    [InlineData("<w:ins>")]
    public void Docx_TakesTimeThatGrowsWithTheSize(string unit)
    {
        byte[] small = DocxFixture.WithBody(string.Concat(Enumerable.Range(0, 5_000).Select(i => unit + $"<w:t>{i * 7919}</w:t>")));
        byte[] large = DocxFixture.WithBody(string.Concat(Enumerable.Range(0, 20_000).Select(i => unit + $"<w:t>{i * 7919}</w:t>")));

        Growth.IsLinear(() => Reader.Read(small, null, "a.docx"), () => Reader.Read(large, null, "a.docx"));
    }
}
