using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Searching;
using Xunit.Abstractions;

namespace MsLetterCoder.Terminology.Tests.Searching;

/// <summary>Phrases of doctors and patients find the right concept: a floor under accuracy at the first place and among the first five, without the phrases harvested from the corpus.</summary>
public sealed class PhraseTests(ITestOutputHelper output)
{
    private static readonly InventorySearch Search = new(ClinicalKnowledge.Load());

    [Theory]
    [InlineData("phrases-open.tsv", 0.88, 0.95)]
    [InlineData("phrases-held.tsv", 0.88, 0.95)]
    public void Phrases_FindTheirConcept(string file, double first, double five)
    {
        (string Phrase, string[] Keys)[] phrases = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Searching", file))
            .Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).Select(c => (c[0], c[1].Split('|')))];
        int[] places = [.. phrases.Select(p => Search.Find(p.Phrase, 5).ToList().FindIndex(h => p.Keys.Contains(h.Key)))];
        (double atFirst, double inFive) = (places.Count(p => p == 0) / (double)places.Length, places.Count(p => p >= 0) / (double)places.Length);
        output.WriteLine($"{file}: {phrases.Length} phrases, accuracy@1 {atFirst:F3}, @5 {inFive:F3}");
        Assert.True(atFirst >= first && inFive >= five, $"accuracy@1 {atFirst:F3} (floor {first}), @5 {inFive:F3} (floor {five})");
    }

    [Theory]
    [InlineData("")]
    [InlineData("zzzzqqqq")]
    public void NoWords_FindNothing(string phrase) => Assert.Empty(Search.Find(phrase, 5));

    [Fact]
    public void Find_IsBoundedInTheLengthOfThePhrase()
    {
        string phrase = string.Concat(Enumerable.Repeat("pain in both legs and ", 20_000));
        Assert.NotEmpty(Search.Find(phrase, 5));
    }

    [Theory]
    [InlineData("leg", "leg", 0, true)]
    [InlineData("vertego", "vertigo", 1, true)]
    [InlineData("teh", "the", 1, true)]
    [InlineData("diareah", "diarrhoea", 2, false)]
    [InlineData("fatique", "fatigue", 1, true)]
    [InlineData("", "ab", 1, false)]
    public void Slips_AreCounted(string one, string other, int most, bool within) => Assert.Equal(within, Slips.Within(one, other, most));
}
