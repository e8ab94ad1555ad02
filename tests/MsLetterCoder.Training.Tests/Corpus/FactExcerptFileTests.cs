using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Tests.Corpus;

public sealed class FactExcerptFileTests
{
    [Fact]
    public void Parse_ReadsTextAndFacts()
    {
        FactExcerpt excerpt = Assert.Single(FactExcerptFile.Parse("tuned", "# t01 2024-05-14\nEDSS 4.0.\nWalks 50 m.\n= edss 4.0\n= walking_distance 50\n", (_, words) => Assert.Fail(words)));

        Assert.Equal(("t01", "tuned"), (excerpt.Id, excerpt.Part));
        Assert.Contains("Clinic date: 14/05/2024", excerpt.Text, StringComparison.Ordinal);
        Assert.Contains("EDSS 4.0.\nWalks 50 m.", excerpt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("=", excerpt.Text, StringComparison.Ordinal);
        Assert.Equal([("edss", "4.0"), ("walking_distance", "50")], excerpt.Facts);
    }

    [Theory]
    [InlineData("# t01\nEDSS 4.0.\n", 1)]
    [InlineData("# t01 14/05/2024\nEDSS 4.0.\n", 1)]
    [InlineData("# t01 2024-05-14\nEDSS 4.0.\n= no_such_kind 4.0\n", 3)]
    [InlineData("# t01 2024-05-14\nEDSS 4.0.\n= edss\n", 3)]
    public void Parse_NamesTheMalformedLine(string text, int line)
    {
        var lines = new List<int>();
        FactExcerptFile.Parse("tuned", text, (at, _) => lines.Add(at));

        Assert.Equal([line], lines);
    }
}
