using MsLetterCoder.Terminology.Comparing;

namespace MsLetterCoder.Terminology.Tests.Comparing;

public sealed class TerminologyDiffTests
{
    [Fact]
    public void OneRelease_IsNoChangeToItself()
    {
        using var folder = new TemporaryFolder();
        using TerminologyFile file = Fixture.Import(folder);
        Assert.Empty(TerminologyDiff.Of(file, file));
    }

    [Fact]
    public void Changes_SayWhatAndWhy()
    {
        using var folder = new TemporaryFolder();
        string release = Fixture.Copy(folder);
        Change(release, Fixture.Concepts, "7770012004\t20240101\t1", "7770012004\t20240701\t0");
        Change(release, Fixture.Concepts, "7770002006\t20240101\t0", "7770002006\t20240701\t1");
        Change(release, Fixture.Map, "ALWAYS R208\tR20.8", "ALWAYS N319\tN319");
        Change(release, Fixture.Descriptions, "\tCodeless quillosis\t", "\tQuillosis without code\t");
        using TerminologyFile old = Fixture.Import(folder);
        using TerminologyFile @new = Fixture.Import(folder, release);
        string[] changes = [.. TerminologyDiff.Of(old, @new).Select(c => $"{c.Concept} {c.Kind}: {c.Before} -> {c.After}")];
        Assert.Equal(
            [
                "7770002006 active: Old zygomatosis -> Old zygomatosis",
                "7770005008 icd10: R20.8 -> N31.9",
                "7770012004 inactive: Double quillosis -> ",
                "7770013009 term: Codeless quillosis -> Quillosis without code",
            ],
            changes.Order(StringComparer.Ordinal));
        Assert.Equal("no association says what takes its place: a person must choose", TerminologyDiff.Of(old, @new, [Fixture.Id("7770012004")]).Single().Why);
    }

    [Fact]
    public void Inactivation_NamesTheReplacement()
    {
        using var folder = new TemporaryFolder();
        string release = Fixture.Copy(folder);
        Change(release, Fixture.Concepts, "7770002006\t20240101\t0", "7770002006\t20230101\t1");
        using TerminologyFile old = Fixture.Import(folder, release);
        using TerminologyFile @new = Fixture.Import(folder);
        ConceptChange change = Assert.Single(TerminologyDiff.Of(old, @new));
        Assert.Equal(("inactive", Fixture.HaemorrhagicZygomatosis, "SAME AS"), (change.Kind, change.Replacement.ToString(), change.Why));
    }

    [Fact]
    public void UnknownConcept_IsSaidToBeGone()
    {
        using var folder = new TemporaryFolder();
        using TerminologyFile file = Fixture.Import(folder);
        Assert.Equal("gone", Assert.Single(TerminologyDiff.Of(file, file, [Fixture.Id("24700007")])).Kind);
    }

    private static void Change(string release, string file, string from, string to)
    {
        string path = Path.Combine(release, file);
        string text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }
}
