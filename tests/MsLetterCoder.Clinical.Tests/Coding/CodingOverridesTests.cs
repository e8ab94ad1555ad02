using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>A site's corrections of the code table.</summary>
public sealed class CodingOverridesTests
{
    private const string Header = "concept\tcolumn\tvalue\treviewer\tdate\treason\n";

    [Fact]
    public void CorrectedCode_IsGivenAndCitesTheOverride()
    {
        ConceptInventory concepts = With("depression\ticd10\tF33.9\tA Coder\t2026-02-01\tsite policy 7");
        Icd10Entry entry = Assert.Single(MarkedLetter.Derive("[[depression|depression|present]]", null, concepts: concepts).List);

        Assert.Equal("F33.9", entry.Code.ToString());
        Assert.Equal("overrides line 2: icd10, reviewed by A Coder on 2026-02-01: site policy 7", entry.Override);
    }

    [Fact]
    public void OtherCodes_CiteNothing() =>
        Assert.Null(Assert.Single(MarkedLetter.Derive("[[falls|falls|present]]", null, concepts: With("depression\ticd10\tF33.9\tA Coder\t2026-02-01\tpolicy")).List).Override);

    [Fact]
    public void HistoryQuestionAndIntegral_AreCorrectedToo()
    {
        ConceptInventory concepts = With(
            "optic_neuritis\ticd10_history\tZ86.6\tA Coder\t2026-02-01\tpolicy",
            "falls\ticd10\t\tA Coder\t2026-02-01\tpolicy",
            "falls\ticd10_ask\tR29.6 R26.8: which?\tA Coder\t2026-02-01\tpolicy",
            "fatigue\tintegral_to\t\tA Coder\t2026-02-01\tpolicy");
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) =
            MarkedLetter.Derive("[[MS|ms|present]], [[optic neuritis|optic_neuritis|past]], [[falls|falls|present]], [[fatigue|fatigue|present]]", "ms", concepts: concepts);

        Assert.Equal(["G35X", "R53X", "Z86.6"], list.Select(e => e.Code.ToString()));
        Assert.Contains("icd10_history", list[2].Override, StringComparison.Ordinal);
        Icd10LeftOut asked = Assert.Single(leftOut, l => l.Question == "which?");
        Assert.Equal(["R29.6", "R26.8"], asked.Candidates.Select(c => c.ToString()));
        Assert.Contains("icd10_ask", asked.Override, StringComparison.Ordinal);
    }

    [Fact]
    public void SnomedIdentifier_NamesAConceptOfTheInventory() =>
        Assert.Equal("F06.7", With("386806002\ticd10\tF06.7\tA Coder\t2026-02-01\tpolicy").Find("cognitive_impairment")!.Icd10[0].ToString());

    [Fact]
    public void ConceptOfAnImportedRelease_GetsItsCode()
    {
        Assert.True(SnomedId.TryParse("3855007", out SnomedId pancreas));
        ConceptInventory concepts = With("3855007\ticd10\tK86.9\tA Coder\t2026-02-01\tpolicy", "3855007\ticd10_history\tZ87.1\tA Coder\t2026-02-01\tpolicy");
        var mention = new Mention { Span = new(0, 8), SnomedId = pancreas, Context = MentionContext.Present, Confidence = new(0.9) };
        IReadOnlyList<Icd10Entry> list = new Icd10Engine(concepts).Derive("pancreas", [mention, mention with { Context = MentionContext.Past }], null).List;

        Assert.Equal(["K86.9", "Z87.1"], list.Select(e => e.Code.ToString()));
        Assert.All(list, e => Assert.NotNull(e.Override));
        Assert.Null(MarkedLetter.Concepts.FindImported(pancreas));
    }

    [Theory]
    [InlineData("no_such_key\ticd10\tG35X\tA\t2026-02-01\tr", "o.tsv:2", "'concept'")]
    [InlineData("ms\tterm\tG35X\tA\t2026-02-01\tr", "o.tsv:2", "'column'")]
    [InlineData("ms\ticd10\tG35\tA\t2026-02-01\tr", "o.tsv:2", "'value'")]
    [InlineData("ms\ticd10_ask\tG35X\tA\t2026-02-01\tr", "o.tsv:2", "'value'")]
    [InlineData("ms\tintegral_to\tG3?\tA\t2026-02-01\tr", "o.tsv:2", "'value'")]
    [InlineData("ms\ticd10_history\tZ86.6 Z86.7\tA\t2026-02-01\tr", "o.tsv:2", "'value'")]
    [InlineData("ms\ticd10\tG35X\t\t2026-02-01\tr", "o.tsv:2", "'reviewer'")]
    [InlineData("ms\ticd10\tG35X\tA\t1/2/2026\tr", "o.tsv:2", "'date'")]
    [InlineData("ms\ticd10\tG35X\tA\t2026-02-01\t", "o.tsv:2", "'reason'")]
    [InlineData("ms\ticd10\tG35X\tA\t2026-02-01", "o.tsv:2", "columns")]
    [InlineData("ms\ticd10\tG35X\tA\t2026-02-01\tr\nms\ticd10\tG37.9\tA\t2026-02-01\tr", "o.tsv:3", "twice")]
    public void WrongLine_IsNamedWithItsColumn(string lines, string place, string column)
    {
        KnowledgeException error = Assert.Throws<KnowledgeException>(() => CodingOverrides.Parse("o.tsv", Header + lines, MarkedLetter.Concepts));

        Assert.StartsWith(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(column, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongHeader_IsRefused() =>
        Assert.Contains("first line", Assert.Throws<KnowledgeException>(() => CodingOverrides.Parse("o.tsv", "ms\ticd10\tG35X\tA\t2026-02-01\tr", MarkedLetter.Concepts)).Message, StringComparison.Ordinal);

    private static ConceptInventory With(params string[] lines) => MarkedLetter.Concepts.With(CodingOverrides.Parse("o.tsv", Header + string.Join('\n', lines), MarkedLetter.Concepts));
}
