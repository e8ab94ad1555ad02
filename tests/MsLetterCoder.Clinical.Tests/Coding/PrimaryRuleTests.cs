using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Tests.Matching;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>The main condition without a learned choice (coding.md rule 9), what the learned choice sees of the words around, and headings that are no findings.</summary>
public sealed class PrimaryRuleTests
{
    private static readonly ClinicalKnowledge Knowledge = ClinicalKnowledgeTests.Knowledge;

    [Theory]
    [InlineData("Main problem: [[fatigue|fatigue|present]] in [[relapsing MS|rrms|present]]\nOther: [[asthma|asthma|present]]", "fatigue")]
    [InlineData("[[RRMS|rrms|present]] since 2014.\nMain problem today: [[complex regional pain syndrome|crps|present]], left foot.", "crps")]
    [InlineData("Neurogenic Bowel Clinic\n\nSecond visit. [[PPMS|ppms|present]] 2013. [[Neurogenic bowel|neurogenic_bowel|present]].", "neurogenic_bowel")]
    [InlineData("Speech and Language Therapy\n\nThis lady with [[MS|ms|present]] has [[slurred speech|slurred_speech|present]].", "ms")]
    [InlineData("Multiple Sclerosis Clinic\n\n[[Fatigue|fatigue|present]] and [[MS|ms|present]].", "ms")]
    [InlineData("First called a [[CIS|cis|present]], a [[CIS|cis|present]] for years, now [[RRMS|rrms|present]].", "rrms")]
    [InlineData("A [[clinically isolated syndrome|cis|present]] with [[fatigue|fatigue|present]].", "cis")]
    [InlineData("He has no [[MS|ms|absent]].", null)]
    public void Rule_NamesTheMainCondition(string marked, string? key)
    {
        (string text, List<Mention> mentions) = MarkedLetter.Read(marked);

        Assert.Equal(key, new PrimaryFinder(Knowledge, null).Find(text, mentions).Key);
    }

    [Fact]
    public void FormsOfMs_AreOneCandidateUnderTheNameUsedMost()
    {
        (string text, List<Mention> mentions) = MarkedLetter.Read("[[MS|ms|present]], that is [[RRMS|rrms|present]]; her [[RRMS|rrms|present]] with [[migraine|migraine|present]].");

        Assert.Equal(["rrms", "migraine"], new PrimaryFinder(Knowledge, null).Examples(text, mentions).Select(e => e.Concept.Key));
    }

    [Theory]
    [InlineData("Diagnosis: ", "", "verdict")]
    [InlineData("Answer: ear. Left posterior canal ", "", "verdict")]
    [InlineData("She swims on Tuesdays and ", " on Fridays", "")]
    [InlineData("This is ", ".", "verdict")]
    [InlineData("A man with ", " since 2014", "background")]
    [InlineData("You asked whether he has ", ". He does not.", "rejected verdict")]
    [InlineData("Thank you for referring this lady with ", "", "background referred")]
    public void Cues_ClassTheWordsAround(string before, string after, string classes)
    {
        var found = new HashSet<string>();
        Knowledge.PrimaryCues.Before(before + "XX" + after, before.Length, found);
        Knowledge.PrimaryCues.After(before + "XX" + after, before.Length + 2, found);

        Assert.Equal(classes, string.Join(' ', found.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("verdict\tbefore\tone two three four five")]
    [InlineData("verdict\tbeside\tthis is")]
    [InlineData("verdict\tbefore\tthis is\nbackground\tbefore\tthis|that is")]
    public void Cues_RefuseAMalformedRow(string rows) => Assert.Throws<KnowledgeException>(() => PrimaryCues.Load(KnowledgeFile.From("primary-cues.tsv", rows)));

    [Theory]
    [InlineData("Allergies and adverse reactions\nPenicillin - rash\n", "drug_adverse_reaction", false)]
    [InlineData("Adverse reactions: penicillin\n", "drug_adverse_reaction", false)]
    [InlineData("Adverse reactions: none\n", "drug_adverse_reaction", true)]
    [InlineData("Plan:\nStop it after the adverse reaction.\n", "drug_adverse_reaction", true)]
    public void AHeading_IsNoFindingUnlessAnAnswerDeniesIt(string letter, string key, bool found)
    {
        ReadText read = new DocumentTextReader(Knowledge).Read(letter, letter: true, [new TextRegion(new TextSpan(0, letter.Length), RegionKind.Content)]);
        IReadOnlyList<Mention> mentions = new MentionReader(Knowledge, null, null).Find(read, Knowledge.Matcher.Match(read.Tokens, letter: true), letter: true, TextField.Text).Mentions;

        Assert.Equal(found, mentions.Any(m => m.Key == key));
    }
}
