using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Clinical.Tests.Learning;

public sealed class WordVectorsTests
{
    [Fact]
    public void Embedded_KnowsCommonWordsAndPlacesThemBySense()
    {
        Assert.Equal(50_000, WordVectors.Embedded.Count);
        Assert.True(Cosine("bladder", "kidney") > Cosine("bladder", "invoice") + 0.2);
        Assert.True(Cosine("dizzy", "faint") > Cosine("dizzy", "parliament") + 0.2);
        Assert.Empty(WordVectors.Embedded.Find("xqzzyq").ToArray());
    }

    [Fact]
    public void Find_LeavesTheEndingBehindAnApostropheOut() =>
        Assert.Equal(WordVectors.Embedded.Find("nurse").ToArray(), WordVectors.Embedded.Find("nurse's").ToArray());

    [Fact]
    public void Read_GivesWhatWasWritten()
    {
        var vectors = WordVectors.Read(WordVectors.Write([("zebra", Vector(0.5f)), ("ant", Vector(-0.25f))]));
        Assert.Equal(2, vectors.Count);
        Assert.Equal((90, -45), (vectors.Find("zebra")[0], vectors.Find("ant")[99]));
    }

    [Theory]
    [InlineData(0, "first four bytes")]
    [InlineData(9, "bytes for 1 words")]
    public void Read_NamesWhatIsWrong(int length, string words)
    {
        byte[] file = WordVectors.Write([("ant", Vector(0.1f))]);
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => WordVectors.Read(file.AsSpan(0, length))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RefusesHashesOutOfOrder()
    {
        byte[] file = WordVectors.Write([("ant", Vector(0.1f)), ("bee", Vector(0.1f))]);
        file.AsSpan(16, 8).CopyTo(file.AsSpan(8, 8));
        Assert.Contains("word 1", Assert.Throws<InvalidDataException>(() => WordVectors.Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_OfNearWordsAreNear()
    {
        double near = Product("she cannot breathe", "he is gasping for air");
        Assert.True(near > Product("she cannot breathe", "please send the invoice") + 0.1);
    }

    [Fact]
    public void Features_HaveTheShareAskedFor()
    {
        var bag = new FeatureBag(1 << 18);
        bag.Add("word", 4);
        VectorFeatures.AddDamped(bag, "my bladder hurts", 0.25);
        Assert.Equal(5, bag.Values.ToArray().Sum(Math.Abs), 6);
    }

    [Fact]
    public void Features_OfUnknownWordsAreNone()
    {
        var bag = new FeatureBag(1 << 18);
        VectorFeatures.AddDamped(bag, "xqzzyq ???", 0.25);
        Assert.Equal(0, bag.Count);
    }

    private static float[] Vector(float value) => [.. Enumerable.Repeat(value, WordVectors.Size)];

    private static double Cosine(string one, string other)
    {
        sbyte[] a = WordVectors.Embedded.Find(one).ToArray();
        sbyte[] b = WordVectors.Embedded.Find(other).ToArray();
        double product = a.Zip(b, (x, y) => (double)x * y).Sum();
        return product / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x));
    }

    private static double Product(string one, string other)
    {
        FeatureVector a = Features(one);
        FeatureVector b = Features(other);
        return Enumerable.Range(0, a.Count).Sum(i => a.Values[i] * (b.Indices.IndexOf(a.Indices[i]) is >= 0 and var at ? b.Values[at] : 0));
    }

    private static FeatureVector Features(string text)
    {
        var bag = new FeatureBag(1 << 18);
        bag.Add("some", 1);
        VectorFeatures.AddDamped(bag, text, 1);
        return bag.ToVector(FeatureScaling.DampedUnitLength);
    }
}
