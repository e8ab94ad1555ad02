using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Coding;

public sealed class NationRulesTests
{
    private const string Long = "Probable [[MS|ms|present]], [[falls|falls|present]], [[retention|urinary_retention|present]], [[hypertension|hypertension|present]], [[asthma|asthma|present]], [[coeliac disease|coeliac|present]], [[gout|gout|present]], [[penicillin allergy|penicillin_allergy|present]].";

    [Theory]
    [InlineData(Nation.England)]
    [InlineData(Nation.Wales)]
    [InlineData(Nation.NorthernIreland)]
    public void WithoutASource_NothingDiffers(Nation nation) => Assert.All(MarkedLetter.Derive(Long, "ms", nation).List, e => Assert.Empty(e.Warnings));

    [Fact]
    public void Scotland_WarnsWhereItHasStandardsOfItsOwn()
    {
        IReadOnlyList<Icd10Entry> list = MarkedLetter.Derive(Long, "ms", Nation.Scotland).List;

        Assert.Contains(list[0].Warnings, w => w.Contains("presumptive", StringComparison.Ordinal));
        Assert.Empty(list[1].Warnings.Concat(list[5].Warnings));
        Assert.All(list.Skip(6), e => Assert.Contains(e.Warnings, w => w.Contains("five others", StringComparison.Ordinal)));
        Assert.Contains(list[^1].Warnings, w => w.Contains("allergies", StringComparison.Ordinal));
    }

    [Fact]
    public void Scotland_GivesTheSameCodesInTheSameOrder() =>
        Assert.Equal(MarkedLetter.Derive(Long, "ms").List.Select(e => e.Code), MarkedLetter.Derive(Long, "ms", Nation.Scotland).List.Select(e => e.Code));

    [Fact]
    public void EveryNation_SaysEditionAndStandard() => Assert.All(Enum.GetValues<Nation>(), n => Assert.Contains("5th Edition", MarkedLetter.Coding.Nations.Describe(n), StringComparison.Ordinal));

    [Fact]
    public void RowWithoutSource_IsRefused()
    {
        KnowledgeException error = Assert.Throws<KnowledgeException>(() => NationRules.Load(KnowledgeFile.From("nations.tsv", "England\tedition\tICD-10\t\t\n")));

        Assert.Contains("nations.tsv:1", error.Message, StringComparison.Ordinal);
    }
}
