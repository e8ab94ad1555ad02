using System.Text;
using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Tests.Imap;

public sealed class ImapCommandTests
{
    [Theory]
    [InlineData("plain", "LOGIN \"plain\"")]
    [InlineData("", "LOGIN \"\"")]
    [InlineData("a \"b\" \\c", "LOGIN \"a \\\"b\\\" \\\\c\"")]
    [InlineData("x\r\nA1 LOGOUT", "LOGIN {12+}\r\nx\r\nA1 LOGOUT")]
    [InlineData("é", "LOGIN {2+}\r\né")]
    public void Text_IsQuotedOrALiteral(string value, string expected) =>
        Assert.Equal(expected, Words(new ImapCommand("LOGIN", LiteralSupport.Plus).Text(value)));

    [Theory]
    [InlineData(LiteralSupport.Synchronizing, 10, "{10}", 2)]
    [InlineData(LiteralSupport.Minus, 4_096, "{4096+}", 1)]
    [InlineData(LiteralSupport.Minus, 4_097, "{4097}", 2)]
    [InlineData(LiteralSupport.Plus, 100_000, "{100000+}", 1)]
    public void Text_LiteralWaitsUnlessTheServerNeedsNone(object support, int length, string marker, int pieces)
    {
        var command = new ImapCommand("LOGIN", (LiteralSupport)support).Text(new string('\t', length));

        Assert.Equal(pieces, command.Pieces().Count);
        Assert.Contains(marker, Words(command), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("PLAIN\r\nA2 LOGOUT")]
    [InlineData("(x)")]
    [InlineData("é")]
    [InlineData("x{3}")]
    public void Atom_WhatIsNone_IsRefused(string word) => Assert.Throws<ArgumentException>(() => new ImapCommand("AUTHENTICATE").Atom(word));

    [Fact]
    public void Text_WithNul_IsRefused() => Assert.Throws<ArgumentException>(() => new ImapCommand("LOGIN").Text("a\0b"));

    [Theory]
    [InlineData("1", 1u)]
    [InlineData("1:3", 1u, 2u, 3u)]
    [InlineData("1,3:4,9", 1u, 3u, 4u, 9u)]
    [InlineData("4294967294:4294967295", 4294967294u, 4294967295u)]
    public void UidSet_JoinsNeighboursOnly(string expected, params uint[] uids) => Assert.Equal(expected, UidSet.Format(uids));

    [Fact]
    public void UidSet_OfNothing_IsRefused() => Assert.Throws<ArgumentException>(() => UidSet.Format([]));

    [Fact]
    public void Date_IsTheGrammarsOwn() => Assert.Equal("SEARCH 3-Feb-2024", Words(new ImapCommand("SEARCH").Date(new DateOnly(2024, 2, 3))));

    private static string Words(ImapCommand command) => Encoding.UTF8.GetString([.. command.Pieces().SelectMany(piece => piece.ToArray())]);
}
