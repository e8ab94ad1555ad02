using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class DrugTraitsTests
{
    private static readonly DrugTraits Traits = TriageReading.Knowledge.DrugTraits;

    [Theory]
    [InlineData("I am on Ocrevus", "immunosuppressive", true)]
    [InlineData("I am on Copaxone", "immunosuppressive", false)]
    [InlineData("I am on Gilenya", "s1p", true)]
    [InlineData("I had Lemtrada in 2022", "itp", true)]
    [InlineData("No drug is named here", "immunosuppressive", true)]
    [InlineData("No drug is named here", "dmt", false)]
    public void Of_ReadsTheMessage(string message, string trait, bool holds) => Assert.Equal(holds, Of(message).Contains(trait));

    [Fact]
    public void Of_TakesDrugsOfStoredLetters()
    {
        Assert.DoesNotContain(DrugTraits.Immunosuppressive, Of("Temperature since yesterday", "glatiramer_acetate"));
        Assert.Contains(DrugTraits.Dmt, Of("Temperature since yesterday", "glatiramer_acetate"));
        Assert.Contains("fever_on_immunosuppression", TriageReading.Flags("Temperature of 38.6 since yesterday", "ocrelizumab"));
        Assert.DoesNotContain("fever_on_immunosuppression", TriageReading.Flags("Temperature of 38.6 since yesterday", "glatiramer_acetate"));
    }

    [Fact]
    public void EveryDiseaseModifyingDrugThatSuppresses_HasATail()
    {
        string[] harmless = ["interferon_beta_1a", "interferon_beta_1b", "peginterferon_beta_1a", "glatiramer_acetate", "daclizumab", "disease_modifying_therapy"];
        foreach (Concept drug in TriageReading.Knowledge.Concepts.All.Where(c => c.MsRole == "dmt" && !harmless.Contains(c.Key)))
        {
            Assert.True(Traits.Rows.Any(r => r.Drug == drug.Key && r.Trait == DrugTraits.Immunosuppressive && r.TailDays > 0), drug.Key);
        }
    }

    [Theory]
    [InlineData("no_such_drug\ts1p\t14\tsource\t2026-01-15")]
    [InlineData("fingolimod\tno_such_trait\t14\tsource\t2026-01-15")]
    [InlineData("fingolimod\ts1p\tlong\tsource\t2026-01-15")]
    [InlineData("fingolimod\ts1p\t14\t\t2026-01-15")]
    [InlineData("fingolimod\ts1p\t14\tsource\t15 January")]
    public void Load_RefusesARowWithoutItsParts(string row) =>
        Assert.Throws<KnowledgeException>(() => DrugTraits.Load(KnowledgeFile.From("d.tsv", row), TriageReading.Knowledge.Concepts));

    [Theory]
    [InlineData("My mother takes Ocrevus and has a temperature. I am on Copaxone and have a temperature", "fever_on_immunosuppression", false)]
    [InlineData("I have never had Ocrevus, I am on Copaxone and have a temperature", "fever_on_immunosuppression", false)]
    [InlineData("My husband is on Gilenya and for two weeks he has been muddled and not himself", "pml_signs", true)]
    [InlineData("My husband is on Copaxone and for two weeks he has been muddled and not himself", "pml_signs", false)]
    public void Flags_AskWhoseDrugItIs(string message, string flag, bool raised) => Assert.Equal(raised, TriageReading.Flags(message).Contains(flag));

    private static HashSet<string> Of(string message, params string[] known) => Traits.Of(TriageReading.Words(message).Mentions, known, TriageReading.Knowledge.Concepts);
}
