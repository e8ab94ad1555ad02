using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>Codes that do not go together.</summary>
public sealed class CodePairsTests
{
    [Theory]
    [InlineData("P01", "F02.8", "R32X")]
    [InlineData("P06", "F02.8", "G35X")]
    [InlineData("P09", "W19.9", "S72.00")]
    [InlineData("P10", "E14.9", "G35X", "E11.9")]
    [InlineData("P14", "R56.8", "G40.9")]
    [InlineData("P16", "F32.9", "F33.9")]
    [InlineData("P22", "G37.9", "G35X")]
    [InlineData("P23", "G36.0", "G35X")]
    [InlineData("P39", "N39.3", "N39.4")]
    [InlineData("P65", "Z86.7", "I64X")]
    [InlineData("P80", "M79.6")]
    [InlineData("P81", "S72.0")]
    [InlineData("P83", "A75.0")]
    public void Conflict_IsFoundOnTheCodeThatYields(string rule, string code, params string[] others)
    {
        (string Rule, string Action, Icd10Code Code, string Reason) found =
            Assert.Single(MarkedLetter.Coding.Pairs.Conflicts([Code(code), .. others.Select(Code)]), c => c.Rule == rule);

        Assert.Equal(code, found.Code.ToString());
        Assert.NotEmpty(found.Reason);
    }

    [Theory]
    [InlineData('M', "C61X", false)]
    [InlineData('F', "C61X", true)]
    [InlineData('M', "N80.9", true)]
    [InlineData('F', "N80.9", false)]
    public void Sex_IsHeldAgainstTheCode(char sex, string code, bool conflict) => Assert.Equal(conflict, MarkedLetter.Coding.Pairs.Conflicts([Code(code)], sex).Count > 0);

    [Fact]
    public void UnknownSex_ConflictsWithNothing() => Assert.Empty(MarkedLetter.Coding.Pairs.Conflicts([Code("C61X"), Code("N80.9")]));

    [Fact]
    public void GoodList_HasNoConflict() => Assert.Empty(MarkedLetter.Coding.Pairs.Conflicts([Code("G35X"), Code("F02.8"), Code("N31.9"), Code("R29.6"), Code("M79.69"), Code("Z86.4"), Code("Z82.0")]));

    [Fact]
    public void Rules_AreAtLeastForty() => Assert.True(MarkedLetter.Coding.Pairs.Count >= 40);

    [Fact]
    public void LeftOutByAPair_CitesItsRuleAndMentions()
    {
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) =
            MarkedLetter.Derive("[[MS|ms|present]], [[depression|depression|present]], [[recurrent depression|recurrent_depression|present]].", "ms");

        Assert.Equal(["G35X", "F33.9"], list.Select(e => e.Code.ToString()));
        Icd10LeftOut left = Assert.Single(leftOut);
        Assert.Equal(("F32.9", "depression"), (left.Code, left.Key));
        Assert.StartsWith("P16:", left.Rule, StringComparison.Ordinal);
        Assert.Equal([1], left.Mentions);
    }

    [Fact]
    public void Primary_IsWarnedOfAndKept()
    {
        IReadOnlyList<Icd10Entry> list = MarkedLetter.Derive("[[depression|depression|present]], [[recurrent depression|recurrent_depression|present]]", "depression").List;

        Assert.Equal("F32.9", list[0].Code.ToString());
        Assert.StartsWith("P16:", Assert.Single(list[0].Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void ConflictThatNeedsAnAnswer_IsAsked()
    {
        Icd10Entry entry = MarkedLetter.Derive("[[MS|ms|present]] or [[NMO|nmo|present]]", "ms").List[1];

        Assert.True(entry.Ask);
        Assert.Contains("which is it?", entry.Question, StringComparison.Ordinal);
    }

    [Fact]
    public void PrimaryBesideAnother_IsNotAskedButWarnedOf()
    {
        IReadOnlyList<Icd10Entry> list = MarkedLetter.Derive("[[MS|ms|present]] or [[NMO|nmo|present]]", "nmo").List;

        Assert.Equal(("G36.0", false), (list[0].Code.ToString(), list[0].Ask));
        Assert.StartsWith("P23:", Assert.Single(list[0].Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mrs Lee told me that she slept. Her legs ache, she walks, her arms are good.", 'F')]
    [InlineData("Mr Lee says he sleeps. His legs ache and he walks. He is well.", 'M')]
    [InlineData("She came with her husband. He drives, his back is bad and he helps her.", null)]
    [InlineData("MS clinic. MS team. MS nurse. MS society.", null)]
    public void Sex_IsReadOnlyWhereWordsArePlain(string text, char? sex) => Assert.Equal(sex, PatientSex.In(text));

    private static Icd10Code Code(string text) => Icd10Code.TryParse(text, out Icd10Code code) ? code : throw new ArgumentException(text);
}
