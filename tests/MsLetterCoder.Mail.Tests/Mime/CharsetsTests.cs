using System.Text;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Tests.Mime;

public sealed class CharsetsTests
{
    [Theory]
    [InlineData("iso-8859-1", "windows-1252")]
    [InlineData("US-ASCII", "windows-1252")]
    [InlineData("\"utf-8\"", "utf-8")]
    [InlineData("iso-8859-15", "iso-8859-15")]
    [InlineData("gb2312", "gb18030")]
    [InlineData("ks_c_5601-1987", "ks_c_5601-1987")]
    [InlineData("Shift_JIS", "shift_jis")]
    [InlineData("utf-7", null)]
    [InlineData("x-unicode-2-0-utf-7", null)]
    [InlineData("made-up", null)]
    [InlineData("", null)]
    public void Find_KnowsTheNamesOfMail(string name, string? expected) => Assert.Equal(expected, Charsets.Find(name)?.WebName);

    [Theory]
    [InlineData("utf-8", "charset-mislabelled", 4)]
    [InlineData(null, "charset-guessed", 3)]
    [InlineData("made-up", "unknown-charset", 0)]
    public void Decode_OfWrongName_SaysWhere(string? charset, string code, int offset)
    {
        byte[] bytes = charset == "utf-8" ? [.. "a\u00E9b"u8, 0xFF] : [.. "abc"u8, 0xE9];
        var doubts = new DoubtLog();

        Charsets.Decode(bytes, charset, doubts, at: 100, exact: true);

        Assert.Equal(code, doubts.Doubts[0].Code);
        Assert.Equal(100 + offset, doubts.Doubts[0].At);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    public void Decode_OfUtf16_LooksWhichHalfIsZero(string charset)
    {
        Assert.Equal("numb hands", Charsets.Decode(Encoding.Unicode.GetBytes("numb hands"), charset, new DoubtLog(), 0));
        Assert.Equal("numb hands", Charsets.Decode(Encoding.BigEndianUnicode.GetBytes("numb hands"), charset, new DoubtLog(), 0));
    }

    [Fact]
    public void Decode_TakesOffTheByteOrderMark()
    {
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            Assert.Equal("text", Charsets.Decode([.. encoding.Preamble, .. encoding.GetBytes("text")], "us-ascii", new DoubtLog(), 0));
        }
    }
}
