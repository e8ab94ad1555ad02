using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Tests.Imap;

public sealed class ModifiedUtf7Tests
{
    [Theory]
    [InlineData("INBOX", "INBOX")]
    [InlineData("", "")]
    [InlineData("R&D", "R&-D")]
    [InlineData("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-")]
    [InlineData("Größe", "Gr&APYA3w-e")]
    [InlineData("😀", "&2D3eAA-")]
    [InlineData("a\r\nb", "a&AA0ACg-b")]
    [InlineData("&é&", "&-&AOk-&-")]
    public void EncodeAndDecode_AreEachOthersReverse(string name, string wire)
    {
        Assert.Equal(wire, ModifiedUtf7.Encode(name));
        Assert.Equal(name, ModifiedUtf7.Decode(wire));
    }

    [Theory]
    [InlineData("open &end")]
    [InlineData("&AA-")]
    [InlineData("&A/A-")]
    [InlineData("&*-")]
    public void Decode_MalformedName_StaysAsItIs(string wire) => Assert.Equal(wire, ModifiedUtf7.Decode(wire));

    [Fact]
    public void Decode_AnyNameEncoded_ComesBack()
    {
        var random = new Random(7);
        for (var run = 0; run < 2_000; run++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(3) == 0 ? (char)random.Next(0x20, 0x7F) : (char)random.Next(1, 0xFFFF)));
            var wire = ModifiedUtf7.Encode(name);

            Assert.All(wire, c => Assert.InRange(c, ' ', '~'));
            Assert.Equal(name, ModifiedUtf7.Decode(wire));
        }
    }
}
