using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Evaluation;
using static MsLetterCoder.Training.Tests.Evaluation.Answers;

namespace MsLetterCoder.Training.Tests.Evaluation;

public sealed class MentionScoreTests
{
    private static readonly GoldDocument Letter = Gold.Letter(
        "She had a bad [[relapse|acute_relapsing_ms|present]] without [[fever|fever|absent]], once [[double vision|diplopia|past]], eyes jerk.");

    private static readonly DocumentAnalysis Said = Empty(DocumentKind.ClinicLetter) with
    {
        Mentions =
        [
            Mention(Letter, "bad relapse", "ms_relapse", MentionContext.Present, 0.9), // right: score_as makes them one concept
            Mention(Letter, "relapse", "ms_relapse", MentionContext.Possible, 0.4), // the same again: each gold mention matches once
            Mention(Letter, "fever", "fever", MentionContext.Present, 0.8), // right but for the context
            Mention(Letter, "eyes jerk", "nystagmus", MentionContext.Present, 0.6), // not in the gold
        ],
    };

    [Fact]
    public void Lenient_LeavesTheContextOut() => AssertCounts(Score((Letter, Said)).Mentions[0].Lenient, 2, 2, 1, 4.0 / 7);

    [Fact]
    public void Strict_AsksForTheContext() => AssertCounts(Score((Letter, Said)).Mentions[0].Strict, 1, 3, 2, 2.0 / 7);

    [Fact]
    public void Document_CountsEachPairOnce_AndNoneThatIsAbsent()
    {
        MentionReport report = Score((Letter, Said)).Mentions[0];

        // Gold: relapse present, double vision past. Said: relapse present and possible, fever present, nystagmus present.
        AssertCounts(report.DocumentPairs, 1, 3, 1, 2.0 / 6);
        AssertCounts(report.DocumentPresent, 1, 2, 0, 2.0 / 4);
    }

    [Fact]
    public void Contexts_CountUnderTheirOwnName()
    {
        MatchScore[] contexts = [.. Score((Letter, Said)).Mentions[0].Contexts];

        Assert.Equal(["absent", "past", "possible", "present"], contexts.Select(c => c.Name));
        Assert.Equal([(0, 0, 1), (0, 0, 1), (0, 1, 0), (1, 2, 0)], contexts.Select(c => (c.Found, c.Spurious, c.Missed)));
        Assert.Equal(
            [new ConfusionCell("absent", "present", 1), new ConfusionCell("present", "present", 1)],
            Score((Letter, Said)).Mentions[0].ContextConfusion);
    }

    [Fact]
    public void Sections_CountWhatIsDueAndSaidThere()
    {
        GoldDocument letter = Gold.Letter("Diagnosis:\n[[MS|ms|present]]\nPlan:\n[[baclofen|baclofen|planned]] for [[spasms|muscle_spasm|present]] and stiffness");
        DocumentAnalysis said = Empty(DocumentKind.ClinicLetter) with
        {
            Mentions =
            [
                Mention(letter, "MS", "ms", MentionContext.Present),
                Mention(letter, "baclofen", "baclofen", MentionContext.Present), // right but for the context
                Mention(letter, "stiffness", "muscle_stiffness", MentionContext.Present), // not in the gold
            ],
        };

        IReadOnlyList<SectionScore> sections = Score((letter, said)).Mentions[0].Sections;

        Assert.Equal(["diagnosis", "plan"], sections.Select(s => s.Section));
        AssertCounts(sections[0].Strict, 1, 0, 0, 1);
        AssertCounts(sections[1].Strict, 0, 2, 2, 0);
        AssertCounts(sections[1].Lenient, 1, 1, 1, 0.5);
        Assert.Equal(["no letter"], Score((Gold.Message("[[MS|ms|present]]"), Empty(DocumentKind.PatientMessage))).Mentions[0].Sections.Select(s => s.Section));
    }

    [Fact]
    public void WorstConcepts_AreTenByMissedAndSpurious_WorstFirst()
    {
        string[] keys = ["ms", "fever", "diplopia", "nystagmus", "fatigue", "falls", "uti", "tremor", "vertigo", "rash", "cough"];
        GoldDocument letter = Gold.Letter(string.Join(" and ", keys.Select(k => $"[[{k}|{k}|present]]")) + " with [[cough|cough|present]]");

        IReadOnlyList<MatchScore> worst = Score((letter, Empty(DocumentKind.ClinicLetter) with { Mentions = [Mention(letter, "rash", "rash", MentionContext.Present)] })).Mentions[0].WorstConcepts;

        Assert.Equal(10, worst.Count);
        Assert.Equal(("cough", 2), (worst[0].Name, worst[0].Missed));
        Assert.Equal("diplopia", worst[1].Name); // of equals the first by name
        Assert.DoesNotContain(worst, w => w.Name == "rash");
    }

    [Fact]
    public void Concepts_CountUnderTheConceptTheyAreScoredAs()
    {
        MatchScore[] concepts = [.. Score((Letter, Said)).Mentions[0].Concepts];

        Assert.Equal(["diplopia", "fever", "ms_relapse", "nystagmus"], concepts.Select(c => c.Name));
        Assert.Equal([(0, 0, 1), (1, 0, 0), (1, 1, 0), (0, 1, 0)], concepts.Select(c => (c.Found, c.Spurious, c.Missed)));
    }

    [Fact]
    public void Scope_IsTheKindOfTheGold()
    {
        GoldDocument message = Gold.Message("[[fever|fever|present]]");
        GroupReport report = Score((Letter, Said), (message, Perfect(message)));

        Assert.Equal(["all", "other", "clinic_letter", "patient_message"], report.Mentions.Select(m => m.Scope));
        Assert.Equal([3, 0, 2, 1], report.Mentions.Select(m => m.Lenient.Found));
        Assert.Null(report.Mentions[1].Lenient.F1);
    }

    [Fact]
    public void Matching_PrefersTheSameContext_ThenTheLargerOverlap()
    {
        GoldDocument letter = Gold.Letter("[[very high fever today|fever|present]] and [[fever|fever|past]]");
        DocumentAnalysis said = Empty(DocumentKind.ClinicLetter) with
        {
            Mentions =
            [
                Mention(letter, "high fever today", "fever", MentionContext.Past),
                Mention(letter, "very", "fever", MentionContext.Present),
            ],
        };

        MentionReport report = Score((letter, said)).Mentions[0];

        AssertCounts(report.Strict, 1, 1, 1, 0.5);
        AssertCounts(report.Lenient, 1, 1, 1, 0.5);
    }

    [Fact]
    public void Matching_UsesEachMentionOnce()
    {
        GoldDocument letter = Gold.Letter("[[fever|fever|present]] and [[fevers|fever|present]]");
        Mention wide = Mention(letter, "fever and fevers", "fever", MentionContext.Present);
        DocumentAnalysis said = Empty(DocumentKind.ClinicLetter) with { Mentions = [wide] };

        AssertCounts(Score((letter, said)).Mentions[0].Lenient, 1, 0, 1, 2.0 / 3);
    }

    [Fact]
    public void Matching_NeedsOverlap()
    {
        GoldDocument letter = Gold.Letter("[[fever|fever|present]], fevers");
        DocumentAnalysis said = Empty(DocumentKind.ClinicLetter) with { Mentions = [Mention(letter, ", fevers", "fever", MentionContext.Present)] };

        AssertCounts(Score((letter, said)).Mentions[0].Lenient, 0, 1, 1, 0);
    }

    [Fact]
    public void Mentions_WithoutGoldToComeDoNotCount()
    {
        GoldDocument letter = Gold.Letter("A fever.");
        Mention mention = Mention(letter, "fever", "fever", MentionContext.Present, 0.3);
        DocumentAnalysis said = Empty(DocumentKind.ClinicLetter) with
        {
            Mentions = [mention with { In = TextField.Subject }, mention with { Key = null }, mention],
        };
        var sure = new EvaluationOptions { Resamples = 5, LeastConfidence = 0.5 };

        Assert.Equal(1, Score((letter, said)).Mentions[0].Strict.Spurious);
        Assert.Equal(0, Evaluate(sure, (letter, said)).Groups[0].Mentions[0].Strict.Spurious);
    }

    [Fact]
    public void Calibration_JudgesConceptAndContext()
    {
        // Confidences 0.4 wrong, 0.6 wrong, 0.8 wrong (context), 0.9 right, each a bin of its own.
        Reliability reliability = Score((Letter, Said)).Mentions[0].Calibration;

        Assert.Equal(4, reliability.Count);
        Assert.Equal((0.4 + 0.6 + 0.8 + 0.1) / 4, reliability.Error!.Value, 1e-12);
    }

    [Fact]
    public void Errors_NameKeysAndSpans_AndWordsOnlyIfAsked()
    {
        EvaluationError[] errors = [.. Evaluate(null, (Letter, Said)).Errors.Where(e => e.Start is not null)];
        var open = new EvaluationOptions { Resamples = 1, ShowErrors = true };
        EvaluationError[] shown = [.. Evaluate(open, (Letter, Said)).Errors.Where(e => e.Start is not null)];

        Assert.Equal(["context", "mention missed", "mention spurious", "mention spurious"], errors.Select(e => e.What));
        Assert.Equal(["fever absent", "diplopia past", null, null], errors.Select(e => e.Gold));
        Assert.Equal(["fever present", null, "ms_relapse possible", "nystagmus present"], errors.Select(e => e.Said));
        Assert.All(errors, e => Assert.Null(e.Words));
        Assert.Equal(["fever", "double vision", "relapse", "eyes jerk"], shown.Select(e => e.Words));
        Assert.All(shown, e => Assert.Equal(e.Words, Letter.Text[e.Start!.Value..e.End!.Value]));
    }

    private static void AssertCounts(MatchScore score, int found, int spurious, int missed, double f1)
    {
        Assert.Equal((found, spurious, missed), (score.Found, score.Spurious, score.Missed));
        Assert.Equal(f1, score.F1!.Value, 1e-12);
    }
}
