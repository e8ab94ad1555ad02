using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Terminology.Tests.Matching;

public sealed class ImportedTermsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TerminologyFile _file;
    private readonly ImportedTerms _terms;

    public ImportedTermsTests() => _terms = new ImportedTerms(_file = Fixture.Import(_folder));

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    private (int Words, Concept? Concept) Longest(string text)
    {
        var words = new List<ulong>();
        int at = 0;
        while (TermWords.Next(text, ref at, out int start))
        {
            words.Add(TermWords.Hash(TermWords.WithoutPossessive(text.AsSpan(start, at - start))));
        }

        return (_terms.Longest(words.ToArray(), out Concept? concept), concept);
    }

    [Theory]
    [InlineData("haemorrhagic zygomatosis today", Fixture.HaemorrhagicZygomatosis, 2)]
    [InlineData("hemorrhagic zygomatoses", Fixture.HaemorrhagicZygomatosis, 2)]
    [InlineData("haemorrhagic zygomatosis of childhood", Fixture.HaemorrhagicZygomatosis, 4)]
    [InlineData("quillosis of the thumb and wrist", "777011000000109", 6)]
    [InlineData("quillosis of toes", "7770018000", 1)]
    [InlineData("zygomabrine 20 mg tablet daily", "555511000001106", 4)]
    public void Longest_TakesTheMostWords(string text, string concept, int words) => Assert.Equal((words, concept), (Longest(text).Words, Longest(text).Concept?.SnomedId.ToString()));

    [Theory]
    [InlineData("cold")] // everyday
    [InlineData("male")]
    [InlineData("HZ")] // an abbreviation
    [InlineData("quillar process")] // a body structure
    [InlineData("bleeding zygoma sickness")] // an inactive description
    [InlineData("vague zygomatosis")] // inactive, nothing sure in its place
    [InlineData("zygomatosis")] // a beginning of none
    [InlineData("haemorrhagic")]
    [InlineData("")]
    public void Longest_LeavesOut(string text) => Assert.Equal(0, Longest(text).Words);

    [Fact]
    public void InactiveTerm_CountsAsItsReplacement_WithANote()
    {
        Concept concept = Longest("old zygomatosis").Concept!;
        Assert.Equal(Fixture.HaemorrhagicZygomatosis, concept.SnomedId.ToString());
        Assert.Equal("7770002006 is inactive in release 20240410: SAME AS this", concept.SnomedNote);
    }

    [Fact]
    public void Inventory_WithoutIdentifierIsFoundByTerm_AndAnInactiveOneReplaced()
    {
        ConceptInventory inventory = ConceptInventory.Load();
        ConceptInventory completed = inventory.With(_terms);
        Assert.Equal(default, inventory.Find("oscillopsia")!.SnomedId);
        Assert.Equal((Fixture.Oscillopsia, "found by its term in release 20240410"), (completed.Find("oscillopsia")!.SnomedId.ToString(), completed.Find("oscillopsia")!.SnomedNote));
        Assert.Equal(Fixture.NewPinsAndNeedles, completed.Find("pins_and_needles")!.SnomedId.ToString());
        Assert.Contains("SAME AS", completed.Find("pins_and_needles")!.SnomedNote, StringComparison.Ordinal);
        Assert.Equal(2, inventory.All.Zip(completed.All).Count(c => c.First.SnomedId != c.Second.SnomedId));
    }

    [Fact]
    public void Codes_ComeFromTheUkMap() => Assert.Equal("G35X", _terms.CodesOf(Fixture.Id(Fixture.HaemorrhagicZygomatosis))!.Code.Value);
}
