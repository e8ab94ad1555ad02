using MsLetterCoder.Clinical.Searching;
using MsLetterCoder.Terminology.Searching;

namespace MsLetterCoder.Terminology.Tests.Searching;

public sealed class TermSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TerminologyFile _file;
    private readonly TermSearch _search;

    public TermSearchTests() => _search = new TermSearch(_file = Fixture.Import(_folder));

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("haemorrhagic zygomatosis", "7770001004")]
    [InlineData("hemoragic zygomatosis", "7770001004")] // misspelt
    [InlineData("zygomatosis haemorr", "7770001004")] // another order, the last word unfinished
    [InlineData("meniere like", "7770001004")]
    [InlineData("thumb", "777011000000109")]
    [InlineData("zygomab", "555511000001106")]
    [InlineData("codeless", "7770013009")]
    public void Find_RanksTheBestFirst(string phrase, string concept) => Assert.Equal(concept, _search.Find(phrase, 5)[0].SnomedId.ToString());

    [Fact]
    public void Find_ShowsTheReplacementOfAnInactiveConcept()
    {
        ConceptHit hit = _search.Find("ancient zygomatosis", 3)[0];
        Assert.Equal(("7770001004", "7770003001 is inactive: REPLACED BY this"), (hit.SnomedId.ToString(), hit.Note));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("xqzv")]
    [InlineData("12 34 56 78 90 12 34 56 78 90 12 34 56 78 90")]
    public void Find_MayFindNothing(string phrase) => Assert.Empty(_search.Find(phrase, 5));

    [Fact]
    public void Exact_WantsAllWords()
    {
        Assert.Equal(_file.Find(Fixture.Id("7770001004")), Assert.Single(_search.Exact("Haemorrhagic zygomatosis")));
        Assert.Empty(_search.Exact("Haemorrhagic zygomatosis today"));
        Assert.Empty(_search.Exact("zygomatosis"));
    }
}
