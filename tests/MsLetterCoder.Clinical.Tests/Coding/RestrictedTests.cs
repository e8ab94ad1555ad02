using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>Results that the law restricts.</summary>
public sealed class RestrictedTests
{
    [Theory]
    [InlineData("hiv")]
    [InlineData("genital_herpes")]
    [InlineData("genital_warts")]
    [InlineData("termination")]
    public void Concept_IsMarked(string key) => Assert.True(MarkedLetter.Concepts.Find(key)!.IsRestricted);

    [Theory]
    [InlineData("herpes_labialis")]
    [InlineData("miscarriage")]
    [InlineData("ms")]
    public void OtherConcept_IsNot(string key) => Assert.False(MarkedLetter.Concepts.Find(key)!.IsRestricted);

    [Theory]
    [InlineData("Z21X", true)]
    [InlineData("B24X", true)]
    [InlineData("A53.9", true)]
    [InlineData("F64.0", true)]
    [InlineData("N98.1", true)]
    [InlineData("O03.9", false)]
    [InlineData("B00.1", false)]
    public void Code_SaysItByItself(string text, bool restricted)
    {
        Assert.True(Icd10Code.TryParse(text, out Icd10Code code));
        Assert.Equal(restricted, RestrictedCodes.Covers(code));
    }

    [Fact]
    public void CodesAndLeftOut_AreMarked()
    {
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = MarkedLetter.Derive("[[MS|ms|present]], [[genital herpes|genital_herpes|present]], [[HIV|hiv|present]], [[termination|termination|past]]", "ms");

        Assert.Equal([("G35X", false), ("A60.0", true)], list.Select(e => (e.Code.ToString(), e.Restricted)));
        Assert.Equal(["hiv", "termination"], leftOut.Where(l => l.Restricted).Select(l => l.Key));
    }

    [Fact]
    public void UnknownClass_IsRefused() => Assert.Throws<KnowledgeException>(() => RestrictedCodes.Load(KnowledgeFile.From("r.tsv", "concept\thiv\tsecret\tlaw")));
}
