using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Tests.Keys;

public sealed class KeyedHashTests : IDisposable
{
    private readonly KeyedHash hash = new([1, 2, 3]);

    public void Dispose() => hash.Dispose();

    [Theory]
    [InlineData("Mrs Zoë O'Brien-Smith", "ZOE,OBRIEN,SMITH")]
    [InlineData("SMITH, Zoe", "SMITH,ZOE")]
    [InlineData("  Dr.  José\u00A0Núñez ", "JOSE,NUNEZ")]
    [InlineData("O\u2019Neill", "ONEILL")]
    [InlineData("Łukasz Żak", "LUKASZ,ZAK")]
    [InlineData("Zoe\u0308 Stra\u00DFe", "ZOE,STRASSE")]
    [InlineData("Ахмед", "АХМЕД")]
    [InlineData("Mr", "")]
    public void NameParts_IgnoreCaseAccentsAndTitles(string name, string parts) => Assert.Equal(parts, string.Join(',', KeyedHash.NameParts(name)));

    [Fact]
    public void NhsNumber_IgnoresBlanks() => Assert.Equal(hash.NhsNumber("9990000018"), hash.NhsNumber("999 000-0018"));

    [Fact]
    public void Address_IgnoresCase() => Assert.Equal(hash.Address("pat@example.org"), hash.Address(" Pat@Example.ORG"));

    [Fact]
    public void MessageId_KeepsCase() => Assert.NotEqual(hash.MessageId("a@b"), hash.MessageId("A@b"));

    [Fact]
    public void LooseText_IgnoresWhiteSpaceAndCase()
    {
        Assert.Equal(hash.LooseText("I've fallen again"), hash.LooseText("I've\n Fallen again \n"));
        Assert.NotEqual(hash.LooseText("I've fallen again"), hash.LooseText("I've fallen again!"));
        Assert.Null(hash.LooseText(" \n"));
    }

    [Fact]
    public void Hashes_OfOneWordDifferByKindAndKey()
    {
        using var other = new KeyedHash([9]);
        byte[][] kinds = [hash.Address("x"), hash.MessageId("x"), hash.Content("x"), hash.Text("x"), hash.Identity("x"), hash.LooseText("x")!, other.Address("x")];
        Assert.Equal(kinds.Length, kinds.Select(Convert.ToHexString).Distinct().Count());
    }
}
