using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Clinical.Tests.Learning;

public sealed class TextFeaturesTests
{
    [Theory]
    [InlineData("No Double-Vision.", " no double vision ")]
    [InlineData("4.5 mg on 12/03/2024", " 0 0 mg on 00 00 0000 ")]
    [InlineData("can’t walk, ‘numb’", " can't walk numb ")]
    [InlineData("?UTI", " ? uti ")]
    [InlineData("Is it a relapse? Yes??", " is it a relapse ? yes ? ? ")]
    [InlineData("DVOŘÁK", " dvořák ")]
    [InlineData("", " ")]
    [InlineData(" ... ", " ")]
    public void Fold_GivesLowerCaseWordsBetweenBlanks(string text, string expected)
    {
        Span<char> into = new char[(2 * text.Length) + 2];
        Assert.Equal(expected, into[..TextFeatures.Fold(text, into)].ToString());
    }

    [Fact]
    public void Fold_FitsItsBuffer_WhateverTheText()
    {
        var random = new Random(5);
        const string Alphabet = "a?'’ 1.é\n\uD800";
        for (int round = 0; round < 2000; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(30)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            char[] into = new char[(2 * text.Length) + 2];
            string folded = into.AsSpan(0, TextFeatures.Fold(text, into)).ToString();
            Assert.True(folded[0] == ' ' && folded[^1] == ' ' && !folded.Contains("  ", StringComparison.Ordinal), $"'{folded}' of '{text}'");
        }
    }

    [Fact]
    public void Fold_CutsLongWords()
    {
        string text = new('a', 500);
        char[] into = new char[1002];
        Assert.Equal(42, TextFeatures.Fold(text, into));
    }

    [Theory]
    [InlineData(TextFeatureKinds.None, 0)]
    [InlineData(TextFeatureKinds.Words, 2)]
    [InlineData(TextFeatureKinds.WordPairs, 1)]
    [InlineData(TextFeatureKinds.Characters, 3 + 2 + 1 + 4 + 3 + 2)] // of ' leg ' and of ' numb '
    [InlineData(TextFeatureKinds.All, 18)]
    public void Add_CountsEachKind(TextFeatureKinds kinds, int expected)
    {
        var bag = new FeatureBag(1 << 24);
        TextFeatures.Add(bag, "t", "Leg numb", kinds);
        Assert.Equal(expected, bag.Count);
    }

    [Fact]
    public void Add_KeepsPrefixesApart()
    {
        var bag = new FeatureBag(1 << 24);
        TextFeatures.Add(bag, "subject", "fall", TextFeatureKinds.Words);
        TextFeatures.Add(bag, "text", "fall", TextFeatureKinds.Words);
        Assert.Equal(2, bag.Count);
    }

    [Fact]
    public void Add_ReadsNoFurtherThanAsked()
    {
        var whole = new FeatureBag(1 << 20);
        var cut = new FeatureBag(1 << 20);
        TextFeatures.Add(whole, "t", "fell twice");
        TextFeatures.Add(cut, "t", "fell twice and more", longest: 10);
        Assert.Equal(whole.ToVector().Indices.ToArray(), cut.ToVector().Indices.ToArray());
    }
}
