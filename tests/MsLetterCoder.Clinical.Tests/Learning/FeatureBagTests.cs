using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Clinical.Tests.Learning;

public sealed class FeatureBagTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(1000)]
    [InlineData(1 << 25)]
    [InlineData(-16)]
    public void Bag_RefusesADimensionThatIsNoPowerOfTwoInRange(int dimension) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeatureBag(dimension));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Add_RefusesAValueThatIsNotFinite(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeatureBag(16).Add("x", value));

    [Fact]
    public void FeatureName_MadeOfPartsIsTheNameWrittenWhole()
    {
        var whole = new FeatureBag(1 << 20);
        whole.Add("rule|Ldrug|", "présent", 2);
        whole.Add("cue|absent>");
        var parts = new FeatureBag(1 << 20);
        parts.Add(new FeatureName("rule|").Then("L").Then("drug").Then("|"), "présent", 2);
        parts.Add(new FeatureName("cue|").Then("absent>"));

        Assert.Equal(whole.Indices, parts.Indices);
        Assert.Equal(whole.Values, parts.Values);
    }

    [Fact]
    public void ToVector_IsSortedUniqueAndSummed()
    {
        var bag = new FeatureBag(1 << 20);
        for (int i = 0; i < 500; i++)
        {
            bag.Add($"name{i % 100}", 0.5);
        }

        FeatureVector vector = bag.ToVector();

        Assert.Equal(100, vector.Count);
        Assert.Equal(vector.Indices.ToArray().Distinct().Order(), vector.Indices.ToArray());
        Assert.All(vector.Values.ToArray(), value => Assert.Equal(2.5, value));
    }

    [Fact]
    public void ToVector_LeavesOutWhatCancels()
    {
        var bag = new FeatureBag(1 << 10);
        bag.Add("a", 2);
        bag.Add("b", 3);
        bag.Add("a", -2);

        FeatureVector vector = bag.ToVector();

        Assert.Equal([3.0], vector.Values.ToArray());
    }

    [Fact]
    public void ToVector_DividesByLength()
    {
        FeatureVector vector = Two(3, -4).ToVector(FeatureScaling.UnitLength);

        Assert.Equal(-0.8, vector.Values.ToArray().Min(), 1e-15);
        Assert.Equal(0.6, vector.Values.ToArray().Max(), 1e-15);
        Assert.Equal(FeatureScaling.UnitLength, vector.Scaling);
    }

    [Fact]
    public void ToVector_DampsBeforeItDivides()
    {
        FeatureVector vector = Two(9, -16).ToVector(FeatureScaling.DampedUnitLength);

        Assert.Equal(-0.8, vector.Values.ToArray().Min(), 1e-15);
        Assert.Equal(0.6, vector.Values.ToArray().Max(), 1e-15);
    }

    [Fact]
    public void ToVector_OfAnEmptyBagIsEmpty() => Assert.Equal(0, new FeatureBag(16).ToVector(FeatureScaling.UnitLength).Count);

    [Fact]
    public void Clear_LeavesNothingBehind()
    {
        FeatureBag bag = Two(1, 2);
        bag.Clear();
        bag.Add("c", 7);

        Assert.Equal([7.0], bag.ToVector().Values.ToArray());
    }

    [Fact]
    public void PrefixAndText_NeverRunIntoEachOther()
    {
        var bag = new FeatureBag(1 << 24);
        bag.Add("ab", "c");
        bag.Add("a", "bc");
        bag.Add("abc");

        Assert.Equal(3, bag.Count);
    }

    [Fact]
    public void PrefixWithoutText_IsThePlainName()
    {
        var bag = new FeatureBag(1 << 24);
        bag.Add("abc");
        bag.Add("abc", "");

        Assert.Equal(1, bag.Count);
    }

    // FNV-1a of the bytes 61 00 1F 00, folded to 16 bits, worked out in another language: the models on disk depend on it.
    [Fact]
    public void Index_IsFnv1aFolded()
    {
        var bag = new FeatureBag(1 << 16);
        bag.Add("a");

        Assert.Equal(34285, bag.ToVector().Indices[0]);
    }

    [Fact]
    public void Add_AllocatesNothing_OnceTheBagHasGrown()
    {
        var bag = new FeatureBag(1 << 18);
        string text = string.Concat(Enumerable.Range(0, 300).Select(i => $"word{i} numb hand? "));
        TextFeatures.Add(bag, "t", text);
        bag.Clear();

        long before = GC.GetAllocatedBytesForCurrentThread();
        TextFeatures.Add(bag, "t", text);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated < 200, $"{allocated} bytes allocated.");
    }

    private static FeatureBag Two(double first, double second)
    {
        var bag = new FeatureBag(1 << 16);
        bag.Add("a", first);
        bag.Add("b", second);
        return bag;
    }
}
