using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Clinical.Triage.Facts;

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

    /// <summary>Received on 4 March 2026: a drug counts for so many days after its last dose.</summary>
    [Theory]
    [InlineData("I had my last Tysabri in December. I'm on Copaxone now", "pml", true)]
    [InlineData("I stopped Tysabri six weeks ago and am on Copaxone", "pml", true)]
    [InlineData("I stopped Tysabri two years ago and am on Copaxone", "pml", false)]
    [InlineData("I stopped Tysabri two years ago and am on Copaxone", "immunosuppressive", false)]
    [InlineData("I used to be on Tysabri, now on Copaxone", "pml", true)]
    [InlineData("second round of Lemtrada two years ago", "itp", true)]
    [InlineData("my second round of Lemtrada was in 2016", "itp", false)]
    [InlineData("my second round of Lemtrada was in 2016", "immunosuppressive", true)]
    [InlineData("I came off Gilenya five months ago", "s1p", false)]
    [InlineData("I have been on Gilenya since five months ago", "s1p", true)]
    [InlineData("I started Gilenya five months ago", "s1p", true)]
    [InlineData("I stopped Aubagio a year ago", "pregnancy", true)]
    [InlineData("I stopped Mayzent a year ago", "pregnancy", false)]
    [InlineData("I take Rebif", "pregnancy", true)]
    public void Find_CountsADrugWithinItsTail(string message, string trait, bool holds)
    {
        OwnWords words = TriageReading.Words(message);
        var days = new Dictionary<string, int>();
        new LastDoseReader(TriageReading.Knowledge.MessagePhrases.Value).Read(words, words.Mentions, Received, days);
        Assert.Equal(holds, Traits.Of(words.Mentions, new DrugHistory([], new Dictionary<string, DateOnly>(), Received), TriageReading.Knowledge.Concepts, days).Contains(trait));
    }

    [Fact]
    public void Of_CountsAStoredLastDoseWithinItsTail()
    {
        Assert.Contains("pml", Stored(new DateOnly(2025, 12, 1), Received));
        Assert.DoesNotContain("pml", Stored(new DateOnly(2024, 12, 1), Received));
        Assert.Contains("pml", Stored(new DateOnly(2024, 12, 1), null));
        Assert.Contains(DrugTraits.Immunosuppressive, Stored(new DateOnly(2014, 12, 1), Received));
        Assert.Contains(DrugTraits.Unknown, Stored(new DateOnly(2014, 12, 1), Received));
    }

    [Fact]
    public void LastDose_IsTheFewestDaysTheWordsCanMean()
    {
        OwnWords words = TriageReading.Words("I had my last Ocrevus in January");
        var days = new Dictionary<string, int>();
        new LastDoseReader(TriageReading.Knowledge.MessagePhrases.Value).Read(words, words.Mentions, Received, days);
        Assert.Equal(Received.DayNumber - new DateOnly(2026, 1, 31).DayNumber, days["ocrelizumab"]);
    }

    private static readonly DateOnly Received = new(2026, 3, 4);

    private static HashSet<string> Stored(DateOnly lastDose, DateOnly? received) =>
        Traits.Of([], new DrugHistory([], new Dictionary<string, DateOnly> { ["natalizumab"] = lastDose }, received), TriageReading.Knowledge.Concepts);

    private static HashSet<string> Of(string message, params string[] known) => Traits.Of(TriageReading.Words(message).Mentions, new DrugHistory(known), TriageReading.Knowledge.Concepts);
}
