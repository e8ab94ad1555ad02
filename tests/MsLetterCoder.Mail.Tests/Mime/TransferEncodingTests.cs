using System.Text;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Tests.Mime;

public sealed class TransferEncodingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("YQ==", "a")]
    [InlineData("YWI=", "ab")]
    [InlineData("YWJj", "abc")]
    [InlineData("YWJjZA", "abcd")]
    [InlineData("YW\r\nJj\r\n", "abc")]
    [InlineData("Y W J j", "abc")]
    [InlineData("YQ==YWI=YWJj", "aababc")]
    [InlineData("YQ==\r\nYWI=\r\nYWJj", "aababc")]
    [InlineData("=====", "")]
    [InlineData("A", "")]
    public void Base64_IsDecoded(string encoded, string expected)
    {
        Assert.Equal(expected, Text(Base64Body.Decode(Encoding.ASCII.GetBytes(encoded), out int junkAt)));
        Assert.Equal(-1, junkAt);
    }

    [Fact]
    public void Base64_SkipsJunkAndSaysWhere()
    {
        Assert.Equal("abc", Text(Base64Body.Decode("YW\r\n*J\u0000j"u8, out int junkAt)));
        Assert.Equal(4, junkAt);
    }

    [Fact]
    public void Base64_OfLongLines_EqualsThePlatform()
    {
        byte[] bytes = new byte[100_003];
        new Random(7).NextBytes(bytes);
        foreach (string encoded in new[] { Convert.ToBase64String(bytes), Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks) })
        {
            Assert.True(Base64Body.Decode(Encoding.ASCII.GetBytes(encoded), out _).Span.SequenceEqual(bytes));
            Assert.True(Base64Body.Decode(Encoding.ASCII.GetBytes(encoded.Insert(5, " ")), out _).Span.SequenceEqual(bytes));
        }
    }

    [Theory]
    [InlineData("a=3Db", "a=b", -1)]
    [InlineData("a=3db", "a=b", -1)]
    [InlineData("soft=\r\nbreak", "softbreak", -1)]
    [InlineData("soft= \t\nbreak", "softbreak", -1)]
    [InlineData("cut=", "cut", -1)]
    [InlineData("padding \t\r\nnext", "padding\r\nnext", -1)]
    [InlineData("kept=20\r\n", "kept \r\n", -1)]
    [InlineData("a=ZZ b", "a=ZZ b", 1)]
    [InlineData("a=4", "a=4", 1)]
    [InlineData("=E2=82=AC", "\u20AC", -1)]
    public void QuotedPrintable_IsDecoded(string encoded, string expected, int brokenAt)
    {
        Assert.Equal(expected, Text(QuotedPrintableBody.Decode(Encoding.ASCII.GetBytes(encoded), out int at)));
        Assert.Equal(brokenAt, at);
    }

    [Theory]
    [InlineData("begin 644 x\n#86)C\n`\nend\n", "abc")]
    [InlineData("noise\r\nbegin 644 x\r\n!80``\r\nend\r\n", "a")]
    [InlineData("begin 644 x\n#86", "a`")]
    public void Uuencode_IsDecoded(string encoded, string expected)
    {
        Assert.True(UuencodedBody.TryDecode(Encoding.ASCII.GetBytes(encoded), out byte[] content));
        Assert.Equal(expected[0], (char)content[0]);
        Assert.Equal(expected.Length == 2 ? 3 : expected.Length, content.Length);
    }

    [Fact]
    public void Uuencode_WithoutBegin_IsNone() => Assert.False(UuencodedBody.TryDecode("nothing here"u8, out _));

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
