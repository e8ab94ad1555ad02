using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Tests.Keys;

public class FieldCipherTests
{
    private static readonly byte[] FirstKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly byte[] SecondKey = [.. Enumerable.Range(101, 32).Select(i => (byte)i)];

    [Theory]
    [InlineData("")]
    [InlineData("Zoë fell again \U0001F600")]
    [InlineData("half a pair: \uD83D, and the other: \uDE00")]
    public void Seal_OpensToTheSameText(string text)
    {
        using var cipher = new FieldCipher(Ring(FirstKey));
        byte[] field = cipher.Seal("document", 7, "text", text);
        Assert.Equal(text, cipher.OpenText("document", 7, "text", field));
    }

    [Fact]
    public void Seal_NeverGivesTheSameBytesTwice()
    {
        using var cipher = new FieldCipher(Ring(FirstKey));
        Assert.NotEqual(cipher.Seal("document", 7, "text", "same"), cipher.Seal("document", 7, "text", "same"));
    }

    [Theory]
    [InlineData("message", 7, "text")]
    [InlineData("document", 8, "text")]
    [InlineData("document", 7, "subject")]
    [InlineData("document", 7, "next")]
    [InlineData("documen", 7, "ttext")]
    public void Open_RefusesAFieldFromAnotherPlace(string table, long row, string column)
    {
        using var cipher = new FieldCipher(Ring(FirstKey));
        byte[] field = cipher.Seal("document", 7, "text", "secret");
        StoreException e = Assert.Throws<StoreException>(() => cipher.OpenText(table, row, column, field));
        Assert.Contains($"{table}.{column} of row {row}", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_RefusesAnyChangedByte()
    {
        using var cipher = new FieldCipher(Ring(FirstKey));
        byte[] field = cipher.Seal("document", 7, "text", "secret");
        for (int i = 0; i < field.Length; i++)
        {
            byte[] changed = [.. field];
            changed[i] ^= 3;
            Assert.Throws<StoreException>(() => cipher.OpenText("document", 7, "text", changed));
        }

        Assert.Throws<StoreException>(() => cipher.Open("document", 7, "text", field[..20]));
    }

    [Fact]
    public void Seal_UsesTheNewestDataKeyAndOpensWithThePrevious()
    {
        using var before = new FieldCipher(Ring(FirstKey));
        using var after = new FieldCipher(Ring(FirstKey, SecondKey));
        byte[] old = before.Seal("document", 7, "text", "written before");
        byte[] fresh = after.Seal("document", 7, "text", "written after");
        Assert.Equal("written before", after.OpenText("document", 7, "text", old));
        Assert.Equal("written after", after.OpenText("document", 7, "text", fresh));
        Assert.Contains("data key 2", Assert.Throws<StoreException>(() => before.OpenText("document", 7, "text", fresh)).Message, StringComparison.Ordinal);
    }

    private static KeyRing Ring(params byte[][] keys) => new(keys.Select((key, i) => (Id: i + 1L, key)).ToDictionary(k => k.Id, k => k.key));
}
