using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Terminology.Rf2;
using MsLetterCoder.Terminology.Searching;

namespace MsLetterCoder.Terminology.Tests;

/// <summary>Time grows in proportion: twice the input may take three times as long and some noise, never four times.</summary>
public sealed class GrowthTests
{
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(400);

    [Fact]
    public void Import_GrowsInProportion()
    {
        using var folder = new TemporaryFolder();
        new SyntheticRelease(folder.In("small"), 20_000).Write();
        new SyntheticRelease(folder.In("large"), 40_000).Write();
        IsLinear(() => Import("small"), () => Import("large"));

        void Import(string release) => Rf2Import.Run(folder.In(release), folder.In("out"), null, null, CancellationToken.None);
    }

    [Fact]
    public void SyntheticRelease_HasEveryKindOfRow_AndIsRepeatable()
    {
        using var folder = new TemporaryFolder();
        new SyntheticRelease(folder.In("a"), 3_000).Write();
        new SyntheticRelease(folder.In("b"), 3_000).Write();
        foreach (string file in Directory.EnumerateFiles(folder.In("a"), "*.txt", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder.In("b"), Path.GetRelativePath(folder.In("a"), file))));
        }

        ImportSummary summary = Rf2Import.Run(folder.In("a"), folder.In("out"), null, null, CancellationToken.None);
        Assert.Equal(3_000, summary.Concepts);
        Assert.Equal(3_000 * SyntheticRelease.DescriptionsPerConcept, summary.Descriptions);
        Assert.All([summary.Concepts - summary.ActiveConcepts, summary.Associations, summary.MapRows, summary.SimpleMapRows, summary.RefsetMembers, summary.MatchedTerms], n => Assert.True(n > 0));
        Assert.Equal(2, summary.Notes.Count(n => n.Contains("repeat or supersede", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lookup_GrowsWithTheText_NotItsSquare()
    {
        using var folder = new TemporaryFolder();
        using TerminologyFile file = Fixture.Import(folder);
        var terms = new ImportedTerms(file);
        // Every word begins a term and none goes on to its end.
        ulong word = TermWords.Hash("haemorrhagic");
        ulong[] words = [.. Enumerable.Repeat(word, 400_000)];
        IsLinear(() => All(words.AsSpan(0, 200_000)), () => All(words));

        void All(ReadOnlySpan<ulong> text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                Assert.Equal(0, terms.Longest(text[i..Math.Min(text.Length, i + 16)], out Concept? _));
            }
        }
    }

    [Fact]
    public void Find_OfCommonWords_DoesNotGrowWithTheRelease()
    {
        using var folder = new TemporaryFolder();
        new SyntheticRelease(folder.In("small"), 20_000).Write();
        new SyntheticRelease(folder.In("large"), 40_000).Write();
        using TerminologyFile small = Fixture.Import(folder, folder.In("small"));
        using TerminologyFile large = Fixture.Import(folder, folder.In("large"));
        IsLinear(() => Find(small), () => Find(large));

        static void Find(TerminologyFile file)
        {
            var search = new TermSearch(file);
            for (int i = 0; i < 20; i++)
            {
                Assert.NotEmpty(search.Find("acute of left side", 10));
            }
        }
    }

    private static void IsLinear(Action one, Action two)
    {
        (TimeSpan less, TimeSpan more) = (Best(one), Best(two));
        for (int again = 0; again < 2 && more > (less * 3) + Noise; again++)
        {
            (less, more) = (Best(one), Best(two));
        }

        Assert.True(more <= (less * 3) + Noise, $"1x took {less.TotalMilliseconds:F0} ms, 2x took {more.TotalMilliseconds:F0} ms");
    }

    private static TimeSpan Best(Action action)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            action();
            TimeSpan used = Environment.CpuUsage.TotalTime - before;
            best = used < best ? used : best;
        }

        return best;
    }
}
