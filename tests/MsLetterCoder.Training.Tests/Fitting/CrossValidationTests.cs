using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Tests.Fitting;

public sealed class CrossValidationTests
{
    private const string Words =
        "she walks with one stick and has had three falls since we last met in the clinic at the hospital in spring with her husband";

    [Theory]
    [InlineData("a b c d e f g h i j", "a b c d e f g h i j", true)]
    [InlineData("a b c d e f g h i j", "A, b; c d\ne f g h i j.", true)]
    [InlineData("seen on 12.3.2024 in the clinic", "seen on 15.4.2025 in the clinic", true)]
    [InlineData("a b c d e f g", "a b c d e f x", true)] // 3 shingles each, 2 shared: 2 / 4
    [InlineData("a b c d e f g h", "a b c d e f x y", false)] // 4 shingles each, 2 shared: 2 / 6
    [InlineData("a b c d e f g h i j k l", "l k j i h g f e d c b a", false)]
    [InlineData("hello there", "hello there", true)]
    [InlineData("hello there", "hello you", false)]
    [InlineData("", "", false)]
    public void Pairs_AreTextsThatShareHalfTheirShingles(string first, string second, bool same) =>
        Assert.Equal(same ? [(0, 2)] : [], NearDuplicates.Pairs([first, "something else altogether that nobody wrote", second]));

    [Fact]
    public void Assign_NeverSplitsNearDuplicates()
    {
        GoldDocument[] documents =
        [
            .. Enumerable.Range(0, 40).Select(i => Gold.Other($"{Words} and {Distinct(i)}", $"w-{i}")), // all near-duplicates of each other
            .. Enumerable.Range(0, 40).Select(i => Gold.Other(Distinct(i + 100), $"v-{i}")),
        ];

        IReadOnlyList<int> folds = CrossValidation.Assign(documents, 4, 7, FoldGrouping.NearDuplicates);

        foreach ((int first, int second) in NearDuplicates.Pairs([.. documents.Select(d => d.Text)]))
        {
            Assert.Equal(folds[first], folds[second]);
        }

        Assert.Single(folds.Take(40).Distinct());
        Assert.Equal(4, folds.Distinct().Count());
    }

    [Fact]
    public void Assign_KeepsAWriterTogether()
    {
        IReadOnlyList<GoldDocument> documents = CorpusReader.Read(Path.Combine(Gold.Root, "corpus", "dev"));

        IReadOnlyList<int> folds = CrossValidation.Assign(documents, 5, 1);

        Assert.All(documents.Zip(folds).GroupBy(p => p.First.Writer), writer => Assert.Single(writer.Select(p => p.Second).Distinct()));
        Assert.Equal(Math.Min(5, documents.DistinctBy(d => d.Writer).Count()), folds.Distinct().Count());
    }

    [Fact]
    public void Assign_SpreadsTheKindsOfTheDevelopmentCorpus()
    {
        IReadOnlyList<GoldDocument> documents = CorpusReader.Read(Path.Combine(Gold.Root, "corpus", "dev"));

        IReadOnlyList<int> folds = CrossValidation.Assign(documents, 5, 1, FoldGrouping.NearDuplicates);

        foreach (IGrouping<DocumentKind, int> kind in documents.Zip(folds).GroupBy(p => p.First.Kind, p => p.Second))
        {
            int[] counts = [.. Enumerable.Range(0, 5).Select(fold => kind.Count(f => f == fold))];
            Assert.True(counts.Max() - counts.Min() <= 1, $"{kind.Key}: {string.Join(' ', counts)}");
        }
    }

    [Fact]
    public void Assign_DependsOnTheSeedAndNotOnTheOrder()
    {
        GoldDocument[] documents = [.. Enumerable.Range(0, 60).Select(i => Gold.Other(Distinct(i), $"d{i}-1"))];
        Dictionary<string, int> expected = Folds(documents, 3);

        Assert.Equal(expected, Folds([.. documents.Reverse()], 3));
        Assert.NotEqual(expected, Folds(documents, 4));

        static Dictionary<string, int> Folds(GoldDocument[] documents, ulong seed) =>
            documents.Zip(CrossValidation.Assign(documents, 5, seed)).OrderBy(p => p.First.Id).ToDictionary(p => p.First.Id, p => p.Second);
    }

    [Fact]
    public void Assign_RefusesIdsThatStandTwice() =>
        Assert.Throws<ArgumentException>(() => CrossValidation.Assign([Gold.Other("a"), Gold.Other("b")], 2, 1));

    [Fact]
    public void Random_IsSplitMix64()
    {
        // Seed 1234567, from an independent implementation.
        var random = new SeededRandom(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void Random_BelowABoundIsEven()
    {
        var random = new SeededRandom(9);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
        {
            counts[random.Next(6)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    /// <summary>Eight words that no other number gives.</summary>
    private static string Distinct(int i)
    {
        string start = new((char)('a' + (i % 26)), 1 + (i / 26));
        return string.Join(' ', Enumerable.Range(0, 8).Select(k => start + (char)('a' + k)));
    }
}
