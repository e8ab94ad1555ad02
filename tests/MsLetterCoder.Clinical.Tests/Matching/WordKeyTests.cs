using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Matching;

public sealed class WordKeyTests
{
    [Theory]
    [InlineData("relapse", "Relapse")]
    [InlineData("ms", "MS")]
    [InlineData("difficulties", "DIFFICULTIES")]
    public void Of_LeavesCaseAside(string small, string written)
    {
        Assert.NotEqual(WordKey.None, WordKey.Of(small));
        Assert.Equal(WordKey.Of(small), WordKey.Of(written));
        Assert.Equal(WordKey.None, WordKey.OfLower(written));
        Assert.Equal(WordKey.Of(small), WordKey.OfLower(small));
    }

    [Theory]
    [InlineData("")]
    [InlineData("can't")]
    [InlineData("b12")]
    [InlineData("naïve")]
    [InlineData("wee\u212A")] // the Kelvin sign, which folds to a k
    [InlineData("spectroscopic")] // thirteen letters
    public void Of_IsNoneForOtherWords(string word) => Assert.Equal(WordKey.None, WordKey.Of(word));

    [Fact]
    public void Of_TellsApartWordsThatDifferAnywhere()
    {
        string[] words = ["a", "aa", "ab", "ba", "z", "za", "abcdefghijkl", "abcdefghijkm", "bbcdefghijkl", "bcdefghijkl"];

        Assert.Equal(words.Length, words.Select(w => WordKey.Of(w)).Distinct().Count());
    }

    [Fact]
    public void Table_FindsEveryWordAndNoOther()
    {
        string[] words = [.. Enumerable.Range(0, 3000).Select(Word)];
        var table = new WordKeyTable();
        for (int i = 0; i < words.Length; i += 2)
        {
            table.Set(WordKey.Of(words[i]), i + 1);
        }

        table.Set(WordKey.Of(words[4]), 7);

        Assert.Equal(7, table.Find(WordKey.Of(words[4])));
        Assert.All(Enumerable.Range(0, words.Length).Where(i => i != 4), i => Assert.Equal(i % 2 == 0 ? i + 1 : 0, table.Find(WordKey.Of(words[i]))));
    }

    private static string Word(int number) => string.Concat(Enumerable.Range(0, 3).Select(place => (char)('a' + (number / (int)Math.Pow(16, place) % 16))));
}
