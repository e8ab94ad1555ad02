using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>Rule 13: words that blame a drug rightly given.</summary>
public sealed class AdverseEffectTests
{
    [Theory]
    [InlineData("[[Diarrhoea|diarrhoea|present]] caused by [[Tecfidera|dimethyl_fumarate|present]].", "A09.9", "Y43.4")]
    [InlineData("[[Drowsiness|drowsy|present]] due to [[baclofen|baclofen|present]].", "R40.0", "Y46.8")]
    [InlineData("[[Gabapentin|gabapentin|present]] has made her [[dizzy|dizziness|present]].", "R42X", "Y46.6")]
    [InlineData("[[Oxybutynin|oxybutynin|present]] gave him a [[dry mouth|dry_mouth|present]].", "R68.2", "Y51.3")]
    [InlineData("[[Insomnia|insomnia|present]], a side effect of the steroids.", "G47.0", "Y42.0")]
    [InlineData("[[Steroid-induced diabetes|steroid_diabetes|present]].", "E13.9", "Y42.0")]
    [InlineData("[[Constipation|constipation|present]] secondary to [[codeine|codeine|present]].", "K59.0", "Y45.0")]
    public void Manifestation_IsFollowedByTheDrug(string marked, string manifestation, string drug)
    {
        IReadOnlyList<Icd10Entry> list = MarkedLetter.Derive(marked).List;

        Assert.Equal([manifestation, drug], list.Select(e => e.Code.ToString()));
        Assert.True(list[1].Ask);
        Assert.StartsWith("13:", list[1].Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[Diarrhoea|diarrhoea|present]] since starting [[Tecfidera|dimethyl_fumarate|present]].")]
    [InlineData("[[Diarrhoea|diarrhoea|present]], not due to [[Tecfidera|dimethyl_fumarate|present]].")]
    [InlineData("[[Drowsiness|drowsy|present]], possibly due to [[baclofen|baclofen|present]].")]
    [InlineData("She takes [[baclofen|baclofen|present]] for [[spasms|muscle_spasm|present]].")]
    [InlineData("[[Spasms|muscle_spasm|present]] brought on by writing, better on [[carbamazepine|carbamazepine|present]].")]
    [InlineData("Previous: [[Rebif|interferon_beta_1a|past]] (made her worse)\nComorbid: [[depression|depression|present]]")]
    [InlineData("[[Insomnia|insomnia|past]] due to [[prednisolone|prednisolone|past]].")]
    [InlineData("[[Constipation|constipation|present]]. Side effects of [[codeine|codeine|present]] were explained.")]
    public void NoBlame_GivesNoDrug(string marked) => Assert.DoesNotContain(MarkedLetter.Codes(marked), code => code[0] == 'Y');

    [Fact]
    public void SymptomBlamedOnADrug_IsAskedAlthoughIntegralToTheDisease()
    {
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = MarkedLetter.Derive("[[MS|ms|present]]. [[Fatigue|fatigue|present]] due to [[baclofen|baclofen|present]]. [[Falls|falls|present]].", "ms");

        Assert.Equal(["G35X", "R29.6", "R53X", "Y46.8"], list.Select(e => e.Code.ToString()));
        Assert.True(list[2].Ask);
        Assert.DoesNotContain(leftOut, l => l.Code == "R53X");
    }

    [Fact]
    public void HistoryAndFamily_StayLast() => Assert.Equal(
        ["G35X", "R40.0", "Y46.8", "Z86.7"],
        MarkedLetter.Codes("[[MS|ms|present]], [[stroke|stroke|past]] in 2010. [[Drowsiness|drowsy|present]] due to [[baclofen|baclofen|present]].", "ms"));

    [Fact]
    public void EveryDrugOfTheTable_HasACode()
    {
        foreach (Concept drug in MarkedLetter.Concepts.All.Where(c => c.Kind == "drug"))
        {
            Assert.True(MarkedLetter.Coding.Adverse.CodeOf(drug)?.Value is ['Y', '4' or '5', ..], drug.Key);
        }
    }
}
