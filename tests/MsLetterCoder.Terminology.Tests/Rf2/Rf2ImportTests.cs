using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Terminology.Rf2;

namespace MsLetterCoder.Terminology.Tests.Rf2;

public sealed class Rf2ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TerminologyFile _file;

    public Rf2ImportTests() => _file = Fixture.Import(_folder);

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    private int Place(string id) => _file.Find(Fixture.Id(id)) is >= 0 and int place ? place : throw new ArgumentException(id);

    [Fact]
    public void Import_CountsWhatIsInForce()
    {
        Assert.Equal((28, 16, 63), (_file.About.Concepts, _file.About.ActiveConcepts, _file.About.Descriptions));
        Assert.Equal((11, 1, 14, 2), (_file.About.MapRows, _file.About.SimpleMapRows, _file.About.Associations, _file.About.RefsetMembers));
        Assert.Equal(20240410, _file.About.EffectiveTime);
    }

    [Fact]
    public void Term_IsTheBritishPreferredOne() => Assert.Equal("Haemorrhagic zygomatosis", _file.TermOf(Place(Fixture.HaemorrhagicZygomatosis)));

    [Fact]
    public void Term_OfAnExtensionFollowsItsOwnLanguageRefset() => Assert.Equal("Quillosis of thumb and wrist", _file.TermOf(Place("777011000000109")));

    [Fact]
    public void Terms_LeaveOutInactiveDescriptions_AndKeepUnicode()
    {
        IReadOnlyList<string> terms = _file.TermsOf(Place(Fixture.HaemorrhagicZygomatosis));
        Assert.DoesNotContain("Bleeding zygoma sickness", terms);
        Assert.Contains("Ménière-like zygomatosis – ‘naïve’ form β", terms);
    }

    [Fact]
    public void Rows_OfOneDescriptionCountOnce_TheLatest()
    {
        IReadOnlyList<string> terms = _file.TermsOf(Place(Fixture.HaemorrhagicZygomatosis));
        Assert.Single(terms, t => t == "Zygomatic haemorrhagia");
        Assert.DoesNotContain("Zygomatic hemorrhagia as it was", terms);
    }

    [Fact]
    public void Rows_OfOneConceptCountOnce_TheLatest() => Assert.True(_file.IsActive(Place(Fixture.HaemorrhagicZygomatosis)));

    [Fact]
    public void Tag_IsThatOfTheFullySpecifiedName()
    {
        Assert.Equal("disorder", _file.TagOf(Place(Fixture.HaemorrhagicZygomatosis)));
        Assert.Equal("product", _file.TagOf(Place("555511000001106")));
    }

    [Theory]
    [InlineData("7770002006", Fixture.HaemorrhagicZygomatosis, AssociationKind.SameAs)]
    [InlineData("7770003001", Fixture.HaemorrhagicZygomatosis, AssociationKind.ReplacedBy)]
    [InlineData("7770011006", Fixture.HaemorrhagicZygomatosis, AssociationKind.SameAs)] // over an inactive one
    [InlineData("62507009", Fixture.NewPinsAndNeedles, AssociationKind.SameAs)]
    public void Inactive_IsReplacedWhereOneTargetIsSure(string inactive, string by, AssociationKind kind)
    {
        (int Concept, AssociationKind Kind)? replacement = _file.ReplacementOf(Place(inactive));
        Assert.Equal((by, kind), (_file.IdOf(replacement!.Value.Concept).ToString(), replacement.Value.Kind));
    }

    [Theory]
    [InlineData("7770004007", "POSSIBLY EQUIVALENT TO 7770001004, POSSIBLY EQUIVALENT TO 7770005008")]
    [InlineData("7770006009", "MOVED TO 7770016001")]
    [InlineData("7770007000", "WAS A 7770005008")]
    [InlineData("7770008005", "ALTERNATIVE 7770005008")]
    [InlineData("7770009002", "PARTIALLY EQUIVALENT TO 7770001004, PARTIALLY EQUIVALENT TO 7770005008")]
    [InlineData("7770010007", "POSSIBLY REPLACED BY 7770001004")]
    [InlineData("7770020002", "SAME AS 7770021003")] // a ring
    public void Inactive_IsNotReplacedWhereAPersonMustChoose(string inactive, string associations)
    {
        Assert.Null(_file.ReplacementOf(Place(inactive)));
        Assert.Equal(associations, string.Join(", ", _file.AssociationsOf(Place(inactive)).Select(a => $"{a.Words} {a.Target}")));
    }

    [Theory]
    [InlineData("7770001004", "G35X", null)] // a superseded row and an inactive one beside it
    [InlineData("7770005008", "R20.8", null)] // a target with its point
    [InlineData("777011000000109", "G35X", null)] // an asterisk mark, no rule
    [InlineData("7770025007", null, "N31.9 (IFA 248152002 | Female (finding) |) | R20.8")]
    [InlineData("7770012004", null, "G35X | N31.9")]
    [InlineData("7770014003", null, "G35X | R20.8")]
    [InlineData("7770013009", null, "no code")]
    public void Map_GivesACodeOnlyWhereItIsSure(string concept, string? code, string? candidates)
    {
        ImportedCodes? says = MapDecision.Of(_file.MapOf(Place(concept)));
        Assert.Equal((code, candidates), (says!.Code.Value, says.Candidates));
        Assert.Contains("999002271000000101", says.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_OfInactiveRowsSaysNothing() => Assert.Null(MapDecision.Of(_file.MapOf(Place("7770015002"))));

    [Fact]
    public void Map_OfAnotherRefsetIsKeptApart() => Assert.Equal("G35", Assert.Single(_file.MapOf(Place(Fixture.HaemorrhagicZygomatosis), 447562003)).Target);

    [Fact]
    public void SimpleMapAndRefset_HoldWhatIsInForce()
    {
        Assert.Equal(["Xa1bC"], _file.SimpleMapOf(Place(Fixture.HaemorrhagicZygomatosis), 900000000000497000));
        Assert.Empty(_file.SimpleMapOf(Place(Fixture.BrachialQuillosis), 900000000000497000));
        Assert.Equal([Fixture.HaemorrhagicZygomatosis, Fixture.BrachialQuillosis], _file.MembersOf(7771000).Select(m => _file.IdOf(m).ToString()));
    }

    [Fact]
    public void Import_MakesANewFileEachTime_AndTheNewestServes()
    {
        string first = _file.Path;
        string second = Rf2Import.Run(Fixture.Release, _folder.FullPath, null, null, CancellationToken.None).Path;
        Assert.True(File.Exists(first));
        Assert.NotEqual(first, second);
        Assert.Equal(second, TerminologyFolder.Newest(_folder.FullPath));
        Assert.Equal(File.ReadAllBytes(first).Length, File.ReadAllBytes(second).Length);
    }

    [Fact]
    public void Import_NeverOverwritesANamedFile()
    {
        string there = _folder.Write("mine.mslt", "mine");
        Assert.Throws<IOException>(() => Rf2Import.Run(Fixture.Release, _folder.FullPath, "mine.mslt", null, CancellationToken.None));
        Assert.Equal("mine", File.ReadAllText(there));
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.FullPath), f => f.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Import_ThatIsStoppedLeavesNothing()
    {
        using var empty = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Rf2Import.Run(Fixture.Release, empty.FullPath, null, null, stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.FullPath));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Open_RefusesAFileCutShort(double share)
    {
        byte[] bytes = File.ReadAllBytes(_file.Path);
        string cut = _folder.In("terminology-000009.mslt");
        File.WriteAllBytes(cut, bytes[..(int)(bytes.Length * share)]);
        Assert.Contains("Import the release anew", Assert.Throws<TerminologyException>(() => TerminologyFile.Open(cut)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_RefusesWhatIsNoImport() =>
        Assert.Contains("no imported terminology", Assert.Throws<TerminologyException>(() => TerminologyFile.Open(_folder.Write("x.mslt", new string('x', 5000)))).Message, StringComparison.Ordinal);
}
