using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Tests.Reading.Facts;

/// <summary>Letters of many shapes: lists, tables, no headings, pasted into mails, badly scanned.</summary>
public sealed class StructureTests
{
    [Theory]
    [InlineData("Diagnoses:\n- RRMS\n- hypothyroidism\n\nMedication:\n- baclofen 10 mg tds\n- senna\n")]
    [InlineData("Diagnoses\n1. RRMS\n2. hypothyroidism\n\nCurrent Medication\n1) baclofen 10 mg tds\n2) senna\n")]
    [InlineData("DIAGNOSES\n• RRMS\n• hypothyroidism\n\nMEDICATIONS\n• baclofen 10 mg tds\n• senna\n")]
    [InlineData("Dx: RRMS, hypothyroidism\n\nMeds: baclofen 10 mg tds, senna\n")]
    [InlineData("Diagnosis | RRMS\nDiagnosis | hypothyroidism\nDrug: baclofen | 10 mg | tds\nDrug: senna\n")]
    [InlineData("Diagnosis\tRRMS\n\thypothyroidism\nDrug\tDose\nbaclofen\t10 mg\ttds\nsenna\t15 mg\tnocte\n")]
    [InlineData("I reviewed her today. She has RRMS and hypothyroidism. She takes baclofen 10 mg tds and senna.\n")]
    public void Lists_OfAnyMark_AreRead(string text)
    {
        IReadOnlyList<Mention> mentions = Excerpt.Mentions(text).Mentions;

        Assert.Equal(["rrms", "hypothyroidism", "baclofen", "senna"], mentions.Select(m => m.Key).Where(k => k is "rrms" or "hypothyroidism" or "baclofen" or "senna").Distinct());
        Assert.All(mentions.Where(m => m.Key is "rrms" or "baclofen"), m => Assert.Equal(MentionContext.Present, m.Context));
    }

    [Theory]
    [InlineData("optic_neuritis", "She had optic neu-\nritis.")]
    [InlineData("natalizumab", "He is on natali-\nzumab.")]
    [InlineData("natalizumab", "He is on natal-\n   izumab.")]
    [InlineData("fingolimod", "She takes ﬁngolimod.")]
    [InlineData("fatigue", "She has severe fa-\ntigue.")]
    [InlineData("fluoxetine", "She takes ﬂuoxetine.")]
    [InlineData("baclofen", "She takes bac\u00adlofen.")]
    [InlineData("fatigue", "She has severe fati gue.")]
    public void Mentions_AreFoundInDamagedWords(string key, string text)
    {
        Mention mention = Assert.Single(Excerpt.Mentions(text).Mentions, m => m.Key == key);

        Assert.True(mention.Span.End <= text.Length);
    }

    [Theory]
    [InlineData(Section.Diagnosis, "Diagnoses")]
    [InlineData(Section.Medication, "Medications and medical devices")]
    [InlineData(Section.Plan, "Plan and requested actions")]
    [InlineData(Section.Impression, "Clinical summary")]
    public void Section_HasItsPrsbHeading(Section section, string expected) => Assert.Equal(expected, PrsbHeadings.Of(section));

    [Fact]
    public void EverySection_HasAPrsbHeading() => Assert.All(Enum.GetValues<Section>(), s => Assert.NotEmpty(PrsbHeadings.Of(s)));
}
