using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Evaluation;
using static MsLetterCoder.Training.Tests.Evaluation.Answers;

namespace MsLetterCoder.Training.Tests.Evaluation;

public sealed class TriageScoreTests
{
    // Gold and said: emergency as such, emergency as soon, same_day as emergency, routine as such, soon as routine, record_only without any triage.
    private static readonly GroupReport Report = Score(
        Pair("emergency", "stroke_signs", "relapse_or_new_symptoms", "yes",
            Triage(Urgency.Emergency, ["stroke_signs", "death_reported"], ["relapse_or_new_symptoms"], confidence: 0.9)),
        Pair("emergency", "overdose, suicidal_intent", "mental_health", "yes",
            Triage(Urgency.Soon, ["overdose"], ["mental_health", "infection"], confidence: 0.6)),
        Pair("same_day", "uti_with_fever", "infection", "yes",
            Triage(Urgency.Emergency, ["sepsis_signs", "uti_with_fever"], ["infection"], confidence: 0.8)),
        Pair("routine", "none", "appointment_admin", "yes", Triage(Urgency.Routine, [], ["vaccination_travel"], reply: false, confidence: 0.7)),
        Pair("soon", "none", "infection", "no", Triage(Urgency.Routine, [], ["infection"], reply: false, confidence: 0.5)),
        Pair("record_only", "none", "information_for_record", "no", null));

    private static TriageReport Triaged => Report.Triage;

    [Fact]
    public void Urgency_IsAccurateInThreeOfSix() => Assert.Equal((3, 6), (Triaged.Urgency.Hits, Triaged.Urgency.Cases));

    // Squared distances 0 4 1 0 1 0; expected 6 * 46 + 6 * 38 - 2 * 14 * 12 = 168 over six.
    [Fact]
    public void Kappa_WeighsBySquaredDistance() => Assert.Equal(1 - (36.0 / 168), Triaged.Kappa!.Value, 1e-12);

    [Fact]
    public void UnderAndOverTriage_AreSharesOfAllMessages()
    {
        Assert.Equal(2.0 / 6, Triaged.UnderTriage.Value!.Value, 1e-12);
        Assert.Equal(1.0 / 6, Triaged.OverTriage.Value!.Value, 1e-12);
    }

    [Fact]
    public void Sensitivity_TakesEmergencyAndSameDayTogether_WithWilsonsInterval()
    {
        Assert.Equal((2, 3), (Triaged.UrgentSensitivity.Hits, Triaged.UrgentSensitivity.Cases));
        Assert.Equal(0.2077, Triaged.UrgentSensitivity.Interval!.Low, 5e-5);
        Assert.Equal(0.9385, Triaged.UrgentSensitivity.Interval.High, 5e-5);
    }

    [Fact]
    public void EmergenciesBelowSameDay_AreCounted() => Assert.Equal((1, 2), (Triaged.EmergenciesBelowSameDay, Triaged.Emergencies));

    [Fact]
    public void MessageWithoutTriage_IsInNoQueue() => Assert.Equal((1, 6), (Triaged.NotQueued, Triaged.Messages));

    [Fact]
    public void RedFlags_LeaveOutTheWiderOnes()
    {
        Assert.Equal((3, 1, 1), (Triaged.RedFlags.Found, Triaged.RedFlags.Spurious, Triaged.RedFlags.Missed));
        Assert.Equal(["overdose", "sepsis_signs", "stroke_signs", "suicidal_intent", "uti_with_fever"], Triaged.Flags.Select(f => f.Name));
        Assert.Equal((0, 1, 0), (Triaged.Flags[1].Found, Triaged.Flags[1].Spurious, Triaged.Flags[1].Missed));
    }

    [Fact]
    public void Categories_CountTheMainOneAndAll()
    {
        Assert.Equal((4, 6), (Triaged.MainCategory.Hits, Triaged.MainCategory.Cases));

        // Found: relapse, mental health, infection twice. Spurious: infection, vaccination. Missed: appointment, information.
        Assert.Equal((4, 2, 2), (Triaged.Categories.Found, Triaged.Categories.Spurious, Triaged.Categories.Missed));
        MatchScore infection = Assert.Single(Triaged.CategoryLabels, c => c.Name == "infection");
        Assert.Equal((2, 1, 0), (infection.Found, infection.Spurious, infection.Missed));
    }

    [Fact]
    public void ReplyNotNeeded_IsScoredAsF1OfNo()
    {
        Assert.Equal((2, 1, 0), (Triaged.ReplyNotNeeded.Found, Triaged.ReplyNotNeeded.Spurious, Triaged.ReplyNotNeeded.Missed));
        Assert.Equal(0.8, Triaged.ReplyNotNeeded.F1!.Value, 1e-12);
    }

    // Right at 0.9 and 0.7, wrong at 0.6, 0.8 and 0.5.
    [Fact]
    public void Calibration_JudgesTheUrgency() => Assert.Equal((0.1 + 0.3 + 0.6 + 0.8 + 0.5) / 5, Triaged.Calibration.Error!.Value, 1e-12);

    [Fact]
    public void Confusion_NamesEachPair() => Assert.Contains(new ConfusionCell("emergency", "soon", 1), Triaged.UrgencyConfusion);

    [Fact]
    public void LettersAndOtherDocuments_TakeNoPart()
    {
        TriageReport triage = Score((Gold.Letter("x"), Empty(DocumentKind.ClinicLetter)), (Gold.Other("y"), Empty(DocumentKind.Other))).Triage;

        Assert.Equal(0, triage.Messages);
        Assert.Null(triage.Urgency.Value);
        Assert.Null(triage.Kappa);
        Assert.Null(triage.KappaInterval);
        Assert.Null(triage.UrgentSensitivity.Interval);
        Assert.Null(triage.ReplyNotNeeded.F1);
    }

    private static (GoldDocument Gold, DocumentAnalysis Said) Pair(string urgency, string flags, string category, string reply, TriageResult? said) =>
        (Gold.Message("text", urgency, flags, category, reply: reply), Empty(DocumentKind.PatientMessage) with { Triage = said });
}
